import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate, daysBetween, startOfDay, weekdayOf } from '../shared/calendar/civil-date.ts';
import { type DatedBackup, keptBackups } from './backup-rotation.ts';

const first = '2026-01-05';
const zone = 'Asia/Shanghai';

function backupOn(on: CivilDate, hour = 9): DatedBackup {
  return { on, at: startOfDay(on, zone) + hour * 3_600_000 };
}

/** What is left after a backup was made on each of these days (counted from the first) and rotated each time. */
function afterDays(days: readonly number[]): readonly DatedBackup[] {
  let kept: readonly DatedBackup[] = [];
  for (const day of days) kept = keptBackups([...kept, backupOn(addDays(first, day))]);
  return kept;
}

const distinctDays = fc
  .uniqueArray(fc.nat(400), { minLength: 1, maxLength: 120 })
  .map((days) => days.sort((a, b) => a - b));

describe('rotation of the backups', () => {
  it('keeps 7 daily and 4 weekly ones of a showroom that works every day', () => {
    const kept = afterDays(Array.from({ length: 90 }, (_, day) => day)).map(({ on }) => on);
    const today = addDays(first, 89);
    expect(kept.slice(0, 7)).toEqual(Array.from({ length: 7 }, (_, ago) => addDays(today, -ago)));
    expect(kept).toHaveLength(11);
    // of a week that is over, its Sunday; of one that still reaches into the last seven days, the day before them
    expect(kept.slice(8).map((day) => weekdayOf(day))).toEqual([7, 7, 7]);
    expect(daysBetween(kept.at(-1) ?? today, today)).toBeGreaterThanOrEqual(25);
  });

  it('never loses the backup just made, nor any of the last seven days that had one', () => {
    fc.assert(
      fc.property(distinctDays, (days) => {
        const kept = afterDays(days).map(({ on }) => on);
        const newest = days.slice(-7).map((day) => addDays(first, day));
        expect(kept).toEqual(expect.arrayContaining(newest));
      }),
    );
  });

  it('never keeps more than 11, whatever the days were', () => {
    fc.assert(fc.property(distinctDays, (days) => afterDays(days).length <= 11));
  });

  it('keeps four weeks beyond the last seven days, however long the machine lay idle', () => {
    fc.assert(
      fc.property(distinctDays, (days) => {
        const monday = (day: number): number => Math.floor(day / 7);
        const older = days.slice(0, -7);
        const weeks = [...new Set(older.map(monday))].slice(-4);
        const kept = afterDays(days).map(({ on }) => daysBetween(first, on));
        const weekly = kept.slice(7).map(monday);
        expect(weekly.toSorted((a, b) => a - b)).toEqual(weeks);
      }),
    );
  });

  it('rotating again changes nothing', () => {
    fc.assert(
      fc.property(distinctDays, (days) => {
        const kept = keptBackups(days.map((day) => backupOn(addDays(first, day))));
        expect(keptBackups(kept)).toEqual(kept);
      }),
    );
  });

  it('of several on one day keeps the last', () => {
    const morning = backupOn(first, 8);
    const evening = backupOn(first, 20);
    expect(keptBackups([evening, morning])).toEqual([evening]);
  });
});
