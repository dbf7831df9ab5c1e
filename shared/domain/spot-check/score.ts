import { z } from 'zod';
import { type Refusal, refuse } from '../refusal.ts';
import { isWritten } from '../written.ts';
import { bestMark, type ScoreItem, type ScoreSheet } from './score-sheet.ts';

/** What a scored recording came to: passed, failed, or one by which nobody can be judged (silence, a wrong file). */
export const spotResults = { pass: '合格', fail: '不合格', unusable: '没法评' } as const;
export type SpotResult = keyof typeof spotResults;

/** The mark of each item by its id; null where the item does not apply to this call. */
export const marksSchema = z.record(z.string().max(24), z.int().min(0).max(5).nullable());
export type Marks = Readonly<Record<string, number | null>>;

/** Marks as they are kept; none until the recording is judged. */
export function marksOf(kept: string): Marks {
  return kept === '' ? {} : marksSchema.parse(JSON.parse(kept));
}

export interface Score {
  /** 0 to 100, rounded down, so that it is never shown as a pass mark that was not reached. */
  readonly score: number;
  readonly result: 'pass' | 'fail';
}

/**
 * The score of a recording: the weighted share of the best marks, of the items that apply (regulation §八.4). Every item
 * has to be marked, and at least one has to apply. Refuses with SCORE_INCOMPLETE, or INVALID_INPUT for a mark that the
 * sheet does not know.
 */
export function scoreOf(sheet: Pick<ScoreSheet, 'items' | 'passMark'>, marks: Marks): Score | Refusal {
  const strange = Object.keys(marks).find((id) => !sheet.items.some((item) => item.id === id));
  if (strange !== undefined)
    return refuse('INVALID_INPUT', { field: '评分', problem: `评分表没有「${strange}」这一项` }, 'marks');
  const open = sheet.items.filter(({ id }) => !Object.hasOwn(marks, id));
  if (open.length > 0) return refuse('SCORE_INCOMPLETE', { items: open.map(({ label }) => label).join('、') }, 'marks');
  let earned = 0;
  let possible = 0;
  for (const { id, label, weight, kind } of sheet.items) {
    const mark = marks[id] ?? null;
    if (mark === null) continue;
    if (mark > bestMark[kind])
      return refuse('INVALID_INPUT', { field: label, problem: `最高 ${bestMark[kind]} 分` }, 'marks');
    // twentieths of a weight keep the sum whole: 1/5 of a weight is 4 of them
    earned += (20 / bestMark[kind]) * mark * weight;
    possible += 20 * weight;
  }
  if (possible === 0) return refuse('SCORE_INCOMPLETE', { items: '至少一项（不能全是不适用）' }, 'marks');
  const score = Math.floor((100 * earned) / possible);
  return { score, result: score >= sheet.passMark ? 'pass' : 'fail' };
}

/** Of the items that were marked below their best the ones to talk about: not done, or three of five at most. */
export function lackingItems(sheet: Pick<ScoreSheet, 'items'>, marks: Marks): readonly ScoreItem[] {
  return sheet.items.filter(({ id, kind }) => {
    const mark = marks[id] ?? null;
    return mark !== null && mark <= (kind === 'yes_no' ? 0 : 3);
  });
}

/** A mark in words: 「做到」, 「3 分」, 「不适用」. */
export function markWords({ kind }: Pick<ScoreItem, 'kind'>, mark: number | null | undefined): string {
  if (mark === undefined) return '没评';
  if (mark === null) return '不适用';
  if (kind === 'scale') return `${mark} 分`;
  return mark === 1 ? '做到' : '没做到';
}

/**
 * Why a result cannot be given like this, or null: nobody judges his own call (domain §7), and one that cannot be judged
 * says why.
 */
export function checkJudging(ask: {
  readonly judgeId: string;
  readonly consultantId: string;
  readonly unusable: boolean;
  readonly remark: string;
}): Refusal | null {
  if (ask.judgeId === ask.consultantId) return refuse('SPOT_SELF');
  if (ask.unusable && !isWritten(ask.remark))
    return refuse('REQUIRED_MISSING', { fields: '评语（为什么没法评）' }, 'remark');
  return null;
}

/** Whether a given result may still be changed without saying why: on its own day. */
export function isFreelyCorrected(judgedOn: string, today: string): boolean {
  return judgedOn === today;
}
