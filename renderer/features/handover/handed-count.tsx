import { useNavCount } from '../../app/use-nav-count.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';

/** The figure beside 交接与代班: new customers nobody has called yet, and plans to take over. Draws nothing. */
export function HandedCount(): null {
  const api = useApi();
  useNavCount({
    key: 'handed',
    route: '/handed',
    queryKey: ['handover', 'counts', useToday()],
    read: (signal) => api.handover.counts({}, { signal }),
    count: ({ customers, offered }) => ({ open: customers + offered, late: 0 }),
  });
  return null;
}
