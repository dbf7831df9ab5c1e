import { sqlFor } from '../db/query.ts';
import type { Store } from '../db/store.ts';
import { addDays, type CivilDate, weekdayOf } from '../shared/calendar/civil-date.ts';
import { publicDayOf } from '../shared/calendar/public-holidays.ts';
import type { CalendarDayView } from '../shared/contract/store.ts';
import { readSettings } from './store-settings.ts';

/** The days of the calendar, both ends counted in, with what the public holidays would make of them. */
export function calendarDays(store: Store, from: CivilDate, to: CivilDate): CalendarDayView[] {
  const { closedWeekdays } = readSettings(store);
  const rows = store.read.all(
    sqlFor
      .selectFrom('calendarDay')
      .select(['id', 'kind', 'note'])
      .where('id', '>=', from)
      .where('id', '<=', to)
      .where('deletedHlc', 'is', null),
  );
  const special = new Map(rows.flatMap((row) => (row.kind === 'usual' ? [] : [[row.id, row] as const])));
  const days: CalendarDayView[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const set = special.get(on);
    const kind = set?.kind === 'open' || (!set && !closedWeekdays.includes(weekdayOf(on))) ? 'open' : 'closed';
    days.push({ on, kind, special: set !== undefined, note: set?.note ?? '', proposal: proposalFor(on, kind) });
  }
  return days;
}

/** What the public holidays suggest where it differs from what holds; a showroom may well open on a holiday. */
function proposalFor(on: CivilDate, kind: 'open' | 'closed'): CalendarDayView['proposal'] {
  const day = publicDayOf(on);
  if (day?.kind === 'rest' && kind === 'open') return { kind: 'closed', note: day.name };
  if (day?.kind === 'work' && kind === 'closed') return { kind: 'open', note: `${day.name}调休上班` };
  return null;
}
