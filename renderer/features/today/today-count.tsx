import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCanOpen } from '../../app/go.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useServices } from '../../state/services.ts';

/** How often the figure beside 今日回访 is read again, writes apart. */
const refreshMs = 60_000;

/** Keeps the figure beside 今日回访 up to date on every screen; draws nothing. */
export function TodayCount(): null {
  const api = useApi();
  const today = useToday();
  const { counts } = useServices();
  const { data } = useQuery({
    queryKey: ['plan', 'counts', today],
    enabled: useCanOpen()('/today'),
    refetchInterval: refreshMs,
    queryFn: ({ signal }) => api.plan.counts({}, { signal }),
  });
  useEffect(() => {
    if (data) counts.put({ today: { open: data.open, late: data.overdue } });
  }, [counts, data]);
  return null;
}
