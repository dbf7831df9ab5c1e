import { isManager } from '../../../shared/domain/roles.ts';
import { useNavCount } from '../../app/use-nav-count.ts';
import { useApi } from '../../state/api.ts';
import { usePerson } from '../../state/session.ts';

/** The figure beside 批示: what waits for the person's own receipt or answer. Draws nothing. */
export function InstructionCount(): null {
  const api = useApi();
  const { role } = usePerson();
  useNavCount({
    key: 'instructions',
    route: '/instructions',
    queryKey: ['instruction', 'counts'],
    read: (signal) => api.instruction.counts({}, { signal }),
    count: ({ unread, read }) => ({ open: unread + read, late: 0 }),
    // managers have the list without an entry of its own
    isWanted: !isManager(role),
  });
  return null;
}
