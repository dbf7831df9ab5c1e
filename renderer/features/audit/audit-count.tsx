import { useNavCount } from '../../app/use-nav-count.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';

/** The figure beside 核对: cards that wait for the reading; red once a day is late. Draws nothing. */
export function AuditCount(): null {
  const api = useApi();
  useNavCount({
    key: 'audit',
    route: '/audit',
    queryKey: ['audit', 'waiting', useToday()],
    read: (signal) => api.audit.waiting({}, { signal }),
    count: ({ open, lateDays }) => ({ open, late: lateDays }),
  });
  return null;
}
