import { useNavCount } from '../../app/use-nav-count.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { monthSpan } from './finding-queries.ts';

/** The figure beside 检查发现: this month's. Draws nothing. */
export function FindingCount(): null {
  const api = useApi();
  const month = useToday().slice(0, 7);
  useNavCount({
    key: 'findings',
    route: '/findings',
    queryKey: ['finding', 'summary', month],
    read: async (signal) => (await api.finding.summary(monthSpan(month), { signal })).rows,
    count: (rows) => ({ open: rows.reduce((sum, { count }) => sum + count, 0), late: 0 }),
  });
  return null;
}
