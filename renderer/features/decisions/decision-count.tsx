import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCanOpen } from '../../app/go.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useServices } from '../../state/services.ts';

/** How often the figure beside 待我决定 is read again, writes apart. */
const refreshMs = 60_000;

/** Keeps the figure beside 待我决定 up to date on every screen; draws nothing. */
export function DecisionCount(): null {
  const api = useApi();
  const today = useToday();
  const { counts } = useServices();
  const { data } = useQuery({
    queryKey: ['ending', 'counts', today],
    enabled: useCanOpen()('/decisions'),
    refetchInterval: refreshMs,
    queryFn: ({ signal }) => api.ending.counts({}, { signal }),
  });
  useEffect(() => {
    if (data) counts.put({ decisions: { open: data.open, late: data.late } });
  }, [counts, data]);
  return null;
}
