import { isManager } from '../../../shared/domain/roles.ts';
import { useNavCount } from '../../app/use-nav-count.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { usePerson } from '../../state/session.ts';
import { stateOf } from './use-traffic.ts';

/** The figure beside 来店登记: visitors whom nobody receives yet. Draws nothing. */
export function TrafficCount(): null {
  const api = useApi();
  const { role } = usePerson();
  useNavCount({
    key: 'traffic',
    route: '/traffic',
    queryKey: ['traffic', 'waiting', useToday()],
    isWanted: role === 'receptionist' || isManager(role),
    read: (signal) => api.traffic.list({ limit: 100 }, { signal }),
    count: ({ rows }) => ({ open: rows.filter((row) => stateOf(row) === 'waiting').length, late: 0 }),
  });
  return null;
}
