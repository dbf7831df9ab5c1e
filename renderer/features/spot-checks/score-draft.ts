import type { ScoreSheetRow, SpotItem } from '../../../shared/contract/spot-check.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { type Marks, type Score, scoreOf } from '../../../shared/domain/spot-check/score.ts';
import { bestMark, type ScoreItem } from '../../../shared/domain/spot-check/score-sheet.ts';

/** What a manager has said of a recording so far. */
export interface ScoreDraft {
  readonly marks: Marks;
  readonly unusable: boolean;
  readonly remark: string;
  /** Why it is judged anew, once its day is over. */
  readonly reason: string;
}

/** What stands of a recording, as a draft to go on from. */
export function draftOf({ marks, result, remark }: SpotItem): ScoreDraft {
  return { marks, unusable: result === 'unusable', remark, reason: '' };
}

/** The marks that a number key can mean for an item; null for one that means none. */
export function markOfKey({ kind }: Pick<ScoreItem, 'kind'>, digit: number): number | null {
  return digit <= bestMark[kind] ? digit : null;
}

/** Where the next mark goes: the first open item after this one, from the top again; the same one when none is open. */
export function nextOpen(items: readonly ScoreItem[], marks: Marks, at: number): number {
  const order = items.map((_, step) => (at + 1 + step) % items.length);
  return order.find((index) => !Object.hasOwn(marks, items[index]?.id ?? '')) ?? at;
}

/** Where the first mark goes. */
export function firstOpen(items: readonly ScoreItem[], marks: Marks): number {
  return Math.max(0, nextOpen(items, marks, -1));
}

/** How many items have no mark yet. */
export function openCount(items: readonly ScoreItem[], marks: Marks): number {
  return items.filter(({ id }) => !Object.hasOwn(marks, id)).length;
}

/** What the marks come to; null while something is missing. */
export function scoreNow(sheet: Pick<ScoreSheetRow, 'items' | 'passMark'>, marks: Marks): Score | null {
  const score = scoreOf(sheet, marks);
  return isRefusal(score) ? null : score;
}

/** Whether a draft says anything else than what stands. */
export function isChanged(draft: ScoreDraft, item: SpotItem): boolean {
  const before = draftOf(item);
  const keys = new Set([...Object.keys(draft.marks), ...Object.keys(before.marks)]);
  return (
    draft.unusable !== before.unusable ||
    draft.remark.trim() !== before.remark ||
    (!draft.unusable && [...keys].some((key) => draft.marks[key] !== before.marks[key]))
  );
}
