import { useNavCount } from '../../app/use-nav-count.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';

/** The figure beside 待我决定: requests to end an opportunity. Draws nothing. */
export function DecisionCount(): null {
  const api = useApi();
  useNavCount({
    key: 'decisions',
    route: '/decisions',
    queryKey: ['ending', 'counts', useToday()],
    read: (signal) => api.ending.counts({}, { signal }),
    count: ({ open, late }) => ({ open, late }),
  });
  return null;
}
