import type { InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract/index.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { daysShown, type Span } from './calendar-span.ts';

export type CalendarView = InferContractRouterOutputs<Contract>['calendar']['view'];

/** How many plans a day has room for; a month's day says how many there are more. */
const perDay: Readonly<Record<Span, number>> = { month: 3, week: 60 };

/** The days of a month or week with a person's plans. @param assigneeId null for one's own */
export function useCalendarView(span: Span, on: string, assigneeId: string | null): UseQueryResult<CalendarView> {
  const api = useApi();
  const today = useToday();
  const days = daysShown(span, on);
  return useQuery({
    queryKey: ['plan', 'calendar', span, days.from, assigneeId, today],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.calendar.view({ ...days, perDay: perDay[span], ...(assigneeId === null ? {} : { assigneeId }) }, { signal }),
  });
}
