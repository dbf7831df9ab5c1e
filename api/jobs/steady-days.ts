import { z } from 'zod';
import { readMeta, writeMeta } from '../../db/head.ts';
import type { Store } from '../../db/store.ts';
import { type CivilDate, civilDateSchema, daysBetween } from '../../shared/calendar/civil-date.ts';

/** Where the last days are kept on which this machine kept its store in order. */
const steadyDays = 'steady_days';
/** On so many different days the machine's date must have been believable before anything goes for good. */
const daysAsked = 3;
/** A longer leap is no holiday of the showroom, it is a date that was set wrong, or a machine that stood in a cupboard. */
const longestGap = 14;

/**
 * Whether the machine's date has gone on day by day for a while. What is deleted because its time is over never comes
 * back, so a date that leapt ahead must not delete it at once: somebody has three days to notice.
 *
 * @param today the store's day by the machine's clock; remembered
 */
export function isDateSteady({ prepare }: Pick<Store, 'prepare'>, today: CivilDate): boolean {
  const known = z.array(civilDateSchema).parse(JSON.parse(readMeta(prepare, steadyDays) ?? '[]'));
  const last = known.at(-1);
  if (last === today) return known.length >= daysAsked;
  const gap = last === undefined ? 0 : daysBetween(last, today);
  const days = gap > 0 && gap <= longestGap ? [...known, today].slice(-daysAsked) : [today];
  writeMeta(prepare, steadyDays, JSON.stringify(days));
  return days.length >= daysAsked;
}
