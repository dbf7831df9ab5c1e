import { addDays, type CivilDate, weekdayOf } from '../shared/calendar/civil-date.ts';

/** A backup as the rotation sees it. */
export interface DatedBackup {
  /** The store's day it was made on. */
  readonly on: CivilDate;
  /** UTC ms. */
  readonly at: number;
}

const dailyKept = 7;
const weeklyKept = 4;

/**
 * Which backups to keep: the last one of each of the seven newest days that have one, and of what is older the last
 * one of each of the four newest weeks (Monday to Sunday). Days and weeks without a backup do not count: a laptop that
 * lay in a drawer for months keeps what it had.
 */
export function keptBackups<B extends DatedBackup>(backups: readonly B[]): readonly B[] {
  const newestFirst = backups.toSorted((a, b) => b.at - a.at);
  const daily = firstOfEach(newestFirst, ({ on }) => on).slice(0, dailyKept);
  const oldestDaily = daily.at(-1);
  const older = oldestDaily ? newestFirst.filter(({ on }) => on < oldestDaily.on) : [];
  const weekly = firstOfEach(older, ({ on }) => mondayOf(on)).slice(0, weeklyKept);
  return [...daily, ...weekly];
}

function firstOfEach<B>(backups: readonly B[], keyOf: (backup: B) => string): B[] {
  const seen = new Set<string>();
  return backups.filter((backup) => {
    const key = keyOf(backup);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function mondayOf(day: CivilDate): CivilDate {
  return addDays(day, 1 - weekdayOf(day));
}
