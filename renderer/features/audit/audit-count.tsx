import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCanOpen } from '../../app/go.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useServices } from '../../state/services.ts';

/** How often the figure beside 核对 is read again, writes apart. */
const refreshMs = 60_000;

/** Keeps the figure beside 核对 up to date on every screen; draws nothing. */
export function AuditCount(): null {
  const api = useApi();
  const today = useToday();
  const { counts } = useServices();
  const { data } = useQuery({
    queryKey: ['audit', 'waiting', today],
    enabled: useCanOpen()('/audit'),
    refetchInterval: refreshMs,
    queryFn: ({ signal }) => api.audit.waiting({}, { signal }),
  });
  useEffect(() => {
    if (data) counts.put({ audit: { open: data.open, late: data.lateDays } });
  }, [counts, data]);
  return null;
}
