import { parseSerial, type SerialRange, serialAt } from './card-book.ts';

/** What became of one sheet of a book. `gap`: unused, although a later sheet of the book was used (§八.1 asks for it). */
export const serialStates = ['free', 'gap', 'used', 'void', 'lost'] as const;

export type SerialState = (typeof serialStates)[number];

/** What the register says of the sheets of one book. */
export interface BookFacts {
  /** Serials that are on cards. */
  readonly used: Iterable<string>;
  /** Serials that were taken out of use, and how. */
  readonly gone: Iterable<{ readonly serial: string; readonly kind: 'void' | 'lost' }>;
}

/** A book, sheet by sheet: each is exactly one of these. */
export interface BookTally {
  readonly stateOf: (number: number) => SerialState;
  readonly counts: Readonly<Record<SerialState, number>>;
  /** Serials of the gaps, in order. */
  readonly gaps: readonly string[];
}

/**
 * Counts a book. A sheet that is on a card counts as used whatever else is said of it; serials of other books are not
 * looked at. A book is torn off from the front: what lies unused before the last card is a gap, what lies behind is free.
 */
export function tallyBook(range: SerialRange, { used, gone }: BookFacts): BookTally {
  const known = new Map<number, SerialState>();
  for (const { serial, kind } of gone) put(known, range, serial, kind);
  let last = range.firstNumber - 1;
  for (const serial of used) {
    const number = put(known, range, serial, 'used');
    if (number !== null) last = Math.max(last, number);
  }
  const stateOf = (number: number): SerialState => known.get(number) ?? (number < last ? 'gap' : 'free');
  const counts = { free: 0, gap: 0, used: 0, void: 0, lost: 0 };
  const gaps: string[] = [];
  for (let number = range.firstNumber; number <= range.lastNumber; number += 1) {
    const state = stateOf(number);
    counts[state] += 1;
    if (state === 'gap') gaps.push(serialAt(range, number));
  }
  return { stateOf, counts, gaps };
}

/** Notes what became of a sheet, where it is one of the book. @returns its number, or null */
function put(known: Map<number, SerialState>, range: SerialRange, serial: string, state: SerialState): number | null {
  const number = parseSerial(serial)?.number;
  if (number === undefined || serial !== serialAt(range, number)) return null;
  if (number < range.firstNumber || number > range.lastNumber) return null;
  known.set(number, state);
  return number;
}
