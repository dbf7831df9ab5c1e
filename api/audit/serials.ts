import { allBooks, serialsBefore, signedElsewhere, voidedSerials } from '../../db/queries/audit-serials.ts';
import type { Reader } from '../../db/query.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { SerialBook, SerialFacts } from '../../shared/domain/audit-serials.ts';
import { isSerialInBook, normaliseSerial, serialAt } from '../../shared/domain/card-book.ts';

/** Every book as the audit knows it. */
export function serialBooks(read: Reader): readonly SerialBook[] {
  return allBooks(read).map(({ id, ...book }) => ({ bookId: id, ...book }));
}

/**
 * The books that a day used, what of them was voided, what earlier days had used up, and what other days have judged.
 * Other books cannot have a serial that must exist.
 * @param named the serials on the day's cards and those added by hand
 */
export function serialFacts(
  read: Reader,
  day: CivilDate,
  named: readonly string[],
): Pick<SerialFacts, 'books' | 'voids' | 'serialsUsedBefore' | 'serialsSigned'> {
  const books = serialBooks(read).filter((book) => named.some((serial) => isSerialInBook(book, serial)));
  const loose = named.filter((serial) => !books.some((book) => isSerialInBook(book, serial)));
  return {
    books,
    voids: voidedSerials(
      read,
      books.map(({ bookId }) => bookId),
    ),
    serialsUsedBefore: books.flatMap((book) => usedBefore(read, book, day)),
    serialsSigned: [...books.map(rangeOf), ...loose.map((serial) => ({ first: serial, last: serial }))].flatMap(
      ({ first, last }) => inBothForms(first, last, (from, to) => signedElsewhere(read, from, to, day)),
    ),
  };
}

function usedBefore(read: Reader, book: SerialBook, day: CivilDate): readonly string[] {
  const { first, last } = rangeOf(book);
  return inBothForms(first, last, (from, to) => serialsBefore(read, from, to, day));
}

function rangeOf(book: SerialBook): { readonly first: string; readonly last: string } {
  return { first: serialAt(book, book.firstNumber), last: serialAt(book, book.lastNumber) };
}

/** Stored serials are in the printed form or in the one for comparing: both are looked for. */
function inBothForms(
  first: string,
  last: string,
  find: (from: string, to: string) => readonly string[],
): readonly string[] {
  const printed = find(first, last);
  if (normaliseSerial(first) === first) return printed;
  return [...printed, ...find(normaliseSerial(first), normaliseSerial(last))];
}
