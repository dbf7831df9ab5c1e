import { addDays, civilDateAt, startOfDay } from '../calendar/civil-date.ts';

/** For how long a recorded follow-up can be taken back, as long as the notice's Ctrl Z works. */
const undoMs = 600_000;

/**
 * Until when a follow-up can be taken back (§四.2): ten minutes, and never past the midnight of its own day, at which the
 * store judges what was done. UTC ms, itself excluded.
 * @param recordedAt UTC ms
 */
export function undoableUntil(recordedAt: number, zone: string): number {
  const midnight = startOfDay(addDays(civilDateAt(recordedAt, zone), 1), zone);
  return Math.min(recordedAt + undoMs, midnight);
}

/**
 * Why a follow-up can no longer be taken back, in words; null while it can. Built upon means: somebody went on from it,
 * so that taking it back would take his work away.
 */
export function whyNotUndone(recorded: {
  readonly at: number;
  readonly now: number;
  readonly zone: string;
  readonly isOwn: boolean;
  /** The card that tells the reception; null for a call. */
  readonly cardId: string | null;
  /** A manager decided on the request that was made in it. */
  readonly isDecided: boolean;
  /** The customer was contacted again. */
  readonly isFollowed: boolean;
  /** Something that it wrote was changed later. */
  readonly isBuiltUpon: boolean;
}): string | null {
  if (!recorded.isOwn) return '这次回访是别人记的';
  if (recorded.cardId !== null) return '这次接待写在洽谈卡上';
  if (recorded.now >= undoableUntil(recorded.at, recorded.zone)) return '记下已超过 10 分钟，或已经过了当天';
  if (recorded.isDecided) return '经理已经决定了其中的申请';
  if (recorded.isFollowed) return '后来又联系过这位客户';
  return recorded.isBuiltUpon ? '计划、级别或洽谈卡后来又改过' : null;
}
