import { queryOptions, useQuery } from '@tanstack/react-query';
import { addDays, type CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { StoreCalendar } from '../../../shared/calendar/store-calendar.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useStoreSettings } from '../../state/commons.ts';

/** How far back and ahead single days are asked for; a store answers 400 days at most. */
const daysBack = 330;
const daysAhead = 60;

/** The days on which the store is open, so that lateness is judged as the store judges it; undefined until read. */
export function useStoreCalendar(): StoreCalendar | undefined {
  const api = useApi();
  const today = useToday();
  const { data: settings } = useStoreSettings();
  const { data: days } = useQuery(storeDaysQuery(api, today));
  if (settings === undefined || days === undefined) return undefined;
  const { zone, openingTime, closingTime, closedWeekdays } = settings;
  const exceptions = Object.fromEntries(days.filter((day) => day.special).map((day) => [day.on, day.kind]));
  return { zone, openingTime, closingTime, closedWeekdays, exceptions };
}

/** The question for the single days around today. */
export function storeDaysQuery(api: Api, today: CivilDate) {
  const from = addDays(today, -daysBack);
  const to = addDays(today, daysAhead);
  return queryOptions({
    queryKey: ['store', 'calendar', from, to],
    staleTime: 60_000,
    queryFn: async () => (await api.store.calendar({ from, to })).days,
  });
}
