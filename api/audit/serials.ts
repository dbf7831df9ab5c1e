import { allBooks, serialsBefore, voidedSerials } from '../../db/queries/audit-serials.ts';
import type { Reader } from '../../db/query.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { SerialBook, SerialFacts } from '../../shared/domain/audit-serials.ts';
import { isSerialInBook, normaliseSerial, serialAt } from '../../shared/domain/card-book.ts';

/** Every book as the audit knows it. */
export function serialBooks(read: Reader): readonly SerialBook[] {
  return allBooks(read).map(({ id, ...book }) => ({ bookId: id, ...book }));
}

/**
 * The books that a day used, what of them was voided and what earlier days had used up. Other books cannot have a serial
 * that must exist.
 * @param named the serials on the day's cards and those added by hand
 */
export function serialFacts(
  read: Reader,
  day: CivilDate,
  named: readonly string[],
): Pick<SerialFacts, 'books' | 'voids' | 'serialsUsedBefore'> {
  const books = serialBooks(read).filter((book) => named.some((serial) => isSerialInBook(book, serial)));
  return {
    books,
    voids: voidedSerials(
      read,
      books.map(({ bookId }) => bookId),
    ),
    serialsUsedBefore: books.flatMap((book) => usedBefore(read, book, day)),
  };
}

/** Stored serials are in the printed form or in the one for comparing: both are looked for. */
function usedBefore(read: Reader, book: SerialBook, day: CivilDate): readonly string[] {
  const [first, last] = [serialAt(book, book.firstNumber), serialAt(book, book.lastNumber)];
  const printed = serialsBefore(read, first, last, day);
  if (normaliseSerial(first) === first) return printed;
  return [...printed, ...serialsBefore(read, normaliseSerial(first), normaliseSerial(last), day)];
}
