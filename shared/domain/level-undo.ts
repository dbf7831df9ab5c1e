import { undoableUntil } from './followup-undo.ts';

/** Why a grading can no longer be taken back, in words; null while it can. */
export function whyLevelNotUndone(graded: {
  /** UTC ms */
  readonly at: number;
  readonly now: number;
  readonly zone: string;
  readonly isOwn: boolean;
  /** Graded by itself, not in a call or on a card. */
  readonly isAlone: boolean;
  /** The plan, the level or the card was changed since, or an ending was asked for. */
  readonly isFollowed: boolean;
}): string | null {
  if (!graded.isOwn) return '这次级别是别人定的';
  if (!graded.isAlone) return '这次级别是在回访或洽谈卡里定的';
  if (graded.now >= undoableUntil(graded.at, graded.zone)) return '定级已超过 10 分钟，或已经过了当天';
  return graded.isFollowed ? '计划、级别或洽谈卡后来又改过' : null;
}
