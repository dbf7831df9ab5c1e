/** A book of numbered paper cards, as far as the audit needs it. */
export interface SerialBook {
  readonly bookId: string;
  readonly prefix: string;
  readonly firstNumber: number;
  readonly lastNumber: number;
  /** Digits of a serial's number: width 6 writes 42 as 000042. */
  readonly width: number;
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
  readonly addedByHand: readonly string[];
}

/** Where a serial stands in a book, or null where it does not belong to it. */
export function numberInBook(book: SerialBook, serial: string): number | null {
  if (!serial.startsWith(book.prefix)) return null;
  const digits = serial.slice(book.prefix.length);
  if (!/^\d+$/.test(digits) || digits !== String(Number(digits)).padStart(book.width, '0')) return null;
  const number = Number(digits);
  return number >= book.firstNumber && number <= book.lastNumber ? number : null;
}

/**
 * The serials that must exist for a business day (§八.1), book by book in the order of their numbers: from the first one
 * after those of earlier days to the highest used on the day, without the voided; then what the auditor added by hand
 * (the last card of a book) and serials that belong to no book. The range starts behind everything used earlier, so a
 * serial found missing on one day is not found missing again on the next.
 */
export function expectedSerials(facts: SerialFacts): readonly ExpectedSerial[] {
  const voided = new Set(facts.voids);
  const byHand = new Set(facts.addedByHand);
  const expected = new Map<string, ExpectedSerial>();
  const named = [...facts.cardsOfDay, ...facts.addedByHand];
  for (const book of facts.books) {
    const numbers = new Set(numbersIn(book, named));
    for (const number of usedRange(book, facts)) if (!voided.has(serialOf(book, number))) numbers.add(number);
    for (const number of [...numbers].sort((a, b) => a - b)) {
      const serial = serialOf(book, number);
      const { bookId, holderId } = book;
      expected.set(serial, { serial, bookId, number, holderId, addedByHand: byHand.has(serial) });
    }
  }
  for (const serial of named) {
    if (expected.has(serial)) continue;
    expected.set(serial, { serial, bookId: null, number: null, holderId: null, addedByHand: byHand.has(serial) });
  }
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
  return serials.map((serial) => numberInBook(book, serial)).filter((number) => number !== null);
}

function serialOf(book: SerialBook, number: number): string {
  return book.prefix + String(number).padStart(book.width, '0');
}
