import { isSerialInBook, normaliseSerial, parseSerial, type SerialRange, serialAt } from './card-book.ts';

/** A book of paper cards, as far as the audit needs it. */
export interface SerialBook extends SerialRange {
  readonly bookId: string;
  /** Null where the book lies at the front desk. */
  readonly holderId: string | null;
}

/** A paper card that must exist for the audited day. */
export interface ExpectedSerial {
  readonly serial: string;
  readonly bookId: string | null;
  /** Its place in the book; null where the serial belongs to no book. */
  readonly number: number | null;
  readonly holderId: string | null;
  readonly addedByHand: boolean;
}

export interface SerialFacts {
  readonly books: readonly SerialBook[];
  /** Serials taken out of use: spoilt or lost. */
  readonly voids: readonly string[];
  /** Serials on the system cards of the day, also of cards entered late. */
  readonly cardsOfDay: readonly string[];
  /** Serials of earlier days: on their cards, found missing by their audits, or added there by hand. */
  readonly serialsUsedBefore: readonly string[];
  /** Serials on the signed sheets of other days: they have their verdict. */
  readonly serialsSigned: readonly string[];
  readonly addedByHand: readonly string[];
}

/**
 * The serials that must exist for a business day (§八.1), book by book in the order of their numbers: from the first one
 * after those of earlier days to the highest used on the day, without the voided; then what the auditor added by hand
 * (the last card of a book) and serials that belong to no book. The range starts behind everything used earlier, so a
 * serial found missing on one day is not found missing again on the next; and one that stands on the signed sheet of
 * another day is judged once and for all, whatever card carries it now.
 */
export function expectedSerials(facts: SerialFacts): readonly ExpectedSerial[] {
  const judged = new Set(facts.serialsSigned.map(normaliseSerial));
  const byHand = new Set(facts.addedByHand.map(normaliseSerial));
  const named = [...facts.cardsOfDay, ...facts.addedByHand];
  const expected = new Map<string, ExpectedSerial>();
  const add = (serial: string, place: Pick<ExpectedSerial, 'bookId' | 'number' | 'holderId'>) => {
    const key = normaliseSerial(serial);
    if (!expected.has(key) && !judged.has(key)) expected.set(key, { serial, ...place, addedByHand: byHand.has(key) });
  };
  for (const book of facts.books) {
    const voided = new Set(numbersIn(book, facts.voids));
    const used = usedRange(book, facts).filter((number) => !voided.has(number));
    const { bookId, holderId } = book;
    for (const number of [...numbersIn(book, named), ...used].sort((a, b) => a - b)) {
      add(serialAt(book, number), { bookId, number, holderId });
    }
  }
  for (const serial of named) add(serial, { bookId: null, number: null, holderId: null });
  return [...expected.values()];
}

/** The numbers of a book that the day used up, by the order in which a book is torn off. */
function usedRange(book: SerialBook, facts: SerialFacts): readonly number[] {
  const before = numbersIn(book, facts.serialsUsedBefore);
  const onDay = numbersIn(book, facts.cardsOfDay);
  const first = before.reduce((highest, number) => Math.max(highest, number + 1), book.firstNumber);
  const last = onDay.reduce((highest, number) => Math.max(highest, number), first - 1);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function numbersIn(book: SerialBook, serials: readonly string[]): readonly number[] {
  return serials
    .filter((serial) => isSerialInBook(book, serial))
    .map((serial) => parseSerial(serial)?.number ?? null)
    .filter((number) => number !== null);
}
