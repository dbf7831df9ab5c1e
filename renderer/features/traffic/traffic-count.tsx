import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isManager } from '../../../shared/domain/roles.ts';
import { useCanOpen } from '../../app/go.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useServices } from '../../state/services.ts';
import { usePerson } from '../../state/session.ts';
import { stateOf } from './use-traffic.ts';

/** Visitors do not wait a minute for the figure. */
const refreshMs = 20_000;

/** Keeps the figure beside 来店登记 up to date: visitors whom nobody receives yet; draws nothing. */
export function TrafficCount(): null {
  const api = useApi();
  const today = useToday();
  const { role } = usePerson();
  const { counts } = useServices();
  const canOpen = useCanOpen()('/traffic');
  const { data } = useQuery({
    queryKey: ['traffic', 'waiting', today],
    enabled: canOpen && (role === 'receptionist' || isManager(role)),
    refetchInterval: refreshMs,
    queryFn: ({ signal }) => api.traffic.list({ limit: 100 }, { signal }),
  });
  useEffect(() => {
    if (data === undefined) return;
    counts.put({ traffic: { open: data.rows.filter((row) => stateOf(row) === 'waiting').length, late: 0 } });
  }, [counts, data]);
  return null;
}
