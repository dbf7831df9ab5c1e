import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { normaliseSerial, parseSerial, type SerialRange, serialAt } from '../../../shared/domain/card-book.ts';

/** A book as it is being written down. */
export interface BookDraft {
  /** Null until somebody writes one: then the last book's is proposed. */
  readonly prefix: string | null;
  readonly first: string;
  readonly last: string;
  readonly holderId: string | null;
  /** Null for today. */
  readonly issuedOn: CivilDate | null;
  readonly note: string;
}

export const blankBook: BookDraft = { prefix: null, first: '', last: '', holderId: null, issuedOn: null, note: '' };

/** What the numbers mean, or the contract field that is not readable yet and why. */
export type RangeReading =
  | { readonly ok: true; readonly range: SerialRange }
  | { readonly ok: false; readonly field: 'firstNumber' | 'lastNumber'; readonly text: string };

/**
 * The range that was typed; the width is that of the printed numbers, zeros in front included. A whole serial
 * (「DZ-202600」) may stand in either field: what is in front of its digits then is the prefix.
 */
export function readRange(prefix: string, { first, last }: Pick<BookDraft, 'first' | 'last'>): RangeReading {
  const from = parseSerial(first);
  if (!from) return { ok: false, field: 'firstNumber', text: problemOf('起号', first) };
  const to = parseSerial(last);
  if (!to) return { ok: false, field: 'lastNumber', text: problemOf('止号', last) };
  const own = from.prefix || to.prefix || normaliseSerial(prefix);
  if (to.prefix !== '' && to.prefix !== own)
    return { ok: false, field: 'lastNumber', text: `止号的开头和起号不一样，都要是「${own}」` };
  const width = Math.max(from.width, to.width);
  return { ok: true, range: { prefix: own, firstNumber: from.number, lastNumber: to.number, width } };
}

/** 「DZ-202600 到 DZ-202649，6 位数字，共 50 张」, to compare with the book in the hand; null where it runs backwards. */
export function rangeSentence(range: SerialRange): string | null {
  const count = range.lastNumber - range.firstNumber + 1;
  if (count < 1) return null;
  const [from, to] = [serialAt(range, range.firstNumber), serialAt(range, range.lastNumber)];
  return `${from} 到 ${to}，${range.width} 位数字，共 ${count} 张`;
}

function problemOf(label: string, typed: string): string {
  return typed.trim() === '' ? `请填${label}` : `${label}要以数字结尾，最多 9 位`;
}
