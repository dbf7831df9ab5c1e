import { isDaySigned } from '../../db/queries/audit.ts';
import type { Reader } from '../../db/query.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';

/**
 * On whose list a card or a visitor is audited that is entered now (§八.1): null for its own day. A day that is signed
 * takes nothing more, and nothing may stay out of every audit for that: it stands, as 补录, on the list of the day on which
 * it is entered, which cannot be signed yet.
 */
export function lateDay(read: Reader, arrivedOn: CivilDate, today: CivilDate): CivilDate | null {
  return isDaySigned(read, arrivedOn) ? today : null;
}
