import type { InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract/index.ts';
import { useWindowHeight } from '../../components/use-window-height.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { daysShown, plansPerDay, type Span } from './calendar-span.ts';

export type CalendarView = InferContractRouterOutputs<Contract>['calendar']['view'];

/** The days of a month or week with a person's plans. @param assigneeId null for one's own */
export function useCalendarView(span: Span, on: string, assigneeId: string | null): UseQueryResult<CalendarView> {
  const api = useApi();
  const today = useToday();
  const days = daysShown(span, on);
  const height = useWindowHeight();
  const perDay = plansPerDay(span, on, today, height);
  return useQuery({
    queryKey: ['plan', 'calendar', span, days.from, assigneeId, today, perDay],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.calendar.view({ ...days, perDay, ...(assigneeId === null ? {} : { assigneeId }) }, { signal }),
  });
}
