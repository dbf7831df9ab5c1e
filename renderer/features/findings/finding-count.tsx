import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCanOpen } from '../../app/go.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useServices } from '../../state/services.ts';
import { monthSpan } from './finding-queries.ts';

/** How often the figure beside 检查发现 is read again, writes apart. */
const refreshMs = 300_000;

/** Keeps the figure beside 检查发现, this month's, up to date on every screen; draws nothing. */
export function FindingCount(): null {
  const api = useApi();
  const month = useToday().slice(0, 7);
  const { counts } = useServices();
  const { data } = useQuery({
    queryKey: ['finding', 'summary', month],
    enabled: useCanOpen()('/findings'),
    refetchInterval: refreshMs,
    queryFn: async ({ signal }) => (await api.finding.summary(monthSpan(month), { signal })).rows,
  });
  useEffect(() => {
    if (data) counts.put({ findings: { open: data.reduce((sum, { count }) => sum + count, 0), late: 0 } });
  }, [counts, data]);
  return null;
}
