import { z } from 'zod';
import { optionalText } from '../text/clean.ts';
import { type Refusal, refuse } from './refusal.ts';

/** More paper than this is not one book but a slip of the pen in its range. */
const longestBook = 500;
const widest = 9;

/** What is written in the register when a book is issued. */
export const cardBookSchema = z.strictObject({
  /** What every serial begins with, the dash included: `DZ-`. */
  prefix: optionalText({ label: '号码开头', max: 10 }),
  firstNumber: z.int().min(0).max(999_999_999),
  lastNumber: z.int().min(0).max(999_999_999),
  /** Digits of the printed number, zeros in front included. */
  width: z.int().min(1).max(widest),
  /** Null where the book lies at the front desk for everybody. */
  holderId: z.string().min(1).max(64).nullable(),
});

export type CardBook = Readonly<z.infer<typeof cardBookSchema>>;
export type SerialRange = Pick<CardBook, 'prefix' | 'firstNumber' | 'lastNumber' | 'width'>;

/** A serial as printed, from what somebody typed or scanned: capitals, one kind of dash, no spaces. Idempotent. */
export function normaliseSerial(raw: string): string {
  return raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\p{Pd}−]/gu, '-');
}

/** `DZ-202600` → prefix `DZ-`, number 202600, width 6; null where it does not end in a number. */
export function parseSerial(
  raw: string,
): { readonly prefix: string; readonly number: number; readonly width: number } | null {
  const match = /^(.*?)(\d+)$/u.exec(normaliseSerial(raw));
  if (!match) return null;
  const [, prefix = '', digits = ''] = match;
  return digits.length > widest ? null : { prefix, number: Number(digits), width: digits.length };
}

/** The serial of one sheet: number 42 of width 6 is `000042`. */
export function serialAt(range: Pick<SerialRange, 'prefix' | 'width'>, number: number): string {
  return range.prefix + String(number).padStart(range.width, '0');
}

/** Every serial of a book, in order. */
export function serialsOf(range: SerialRange): readonly string[] {
  const length = Math.max(0, range.lastNumber - range.firstNumber + 1);
  return Array.from({ length }, (_, i) => serialAt(range, range.firstNumber + i));
}

/** Is the sheet with this serial part of the book? */
export function isSerialInBook(range: SerialRange, serial: string): boolean {
  const parsed = parseSerial(serial);
  if (!parsed || parsed.number < range.firstNumber || parsed.number > range.lastNumber) return false;
  return normaliseSerial(serial) === normaliseSerial(serialAt(range, parsed.number));
}

/**
 * The book that a serial belongs to and the serial as printed. The number alone is enough where only one book has it
 * (「23818」 for `DZ-23818`); null where none or several have.
 */
export function findSerial<Book extends SerialRange>(
  books: readonly Book[],
  raw: string,
): { readonly book: Book; readonly serial: string } | null {
  const parsed = parseSerial(raw);
  if (!parsed) return null;
  const whole = books.filter((book) => isSerialInBook(book, raw));
  const candidates =
    whole.length > 0 || parsed.prefix !== ''
      ? whole
      : books.filter((book) => isSerialInBook({ ...book, prefix: '' }, raw));
  const [book] = candidates;
  return book && candidates.length === 1 ? { book, serial: serialAt(book, parsed.number) } : null;
}

/** Do two books share a number? With the same prefix the printed width makes no difference to a tired eye. */
export function overlaps(a: SerialRange, b: SerialRange): boolean {
  if (normaliseSerial(a.prefix) !== normaliseSerial(b.prefix)) return false;
  return a.firstNumber <= b.lastNumber && b.firstNumber <= a.lastNumber;
}

/** `DZ-202600–202649`: how a book is called. */
export function bookName(range: SerialRange): string {
  return `${serialAt(range, range.firstNumber)}–${serialAt({ ...range, prefix: '' }, range.lastNumber)}`;
}

/** Checks a book before it is issued: a sensible range that shares no number with the books there are. */
export function checkBook(book: SerialRange, others: readonly SerialRange[]): Refusal | null {
  const length = book.lastNumber - book.firstNumber + 1;
  if (length < 1 || length > longestBook) return refuse('BOOK_RANGE', { max: longestBook }, 'lastNumber');
  if (String(book.lastNumber).length > book.width) {
    return refuse('INVALID_INPUT', { field: '号码位数', problem: `放不下止号 ${book.lastNumber}，请改大` }, 'width');
  }
  if (/\d$/.test(normaliseSerial(book.prefix))) {
    return refuse('INVALID_INPUT', { field: '号码开头', problem: '不能以数字结尾，请把数字写进起止号' }, 'prefix');
  }
  const other = others.find((each) => overlaps(book, each));
  return other ? refuse('BOOK_OVERLAP', { book: bookName(other) }, 'firstNumber') : null;
}
