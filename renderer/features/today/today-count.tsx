import { useNavCount } from '../../app/use-nav-count.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';

/** The figure beside 今日回访: today's plans and those overdue. Draws nothing. */
export function TodayCount(): null {
  const api = useApi();
  useNavCount({
    key: 'today',
    route: '/today',
    queryKey: ['plan', 'counts', useToday()],
    read: (signal) => api.plan.counts({}, { signal }),
    count: ({ open, overdue }) => ({ open, late: overdue }),
  });
  return null;
}
