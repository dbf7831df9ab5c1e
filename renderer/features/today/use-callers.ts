import type { Role } from '../../../shared/domain/roles.ts';
import { useStaff } from '../../state/commons.ts';

const calling: readonly Role[] = ['consultant', 'telemarketer', 'service_agent'];

interface Caller {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Whoever has customers to call, the consultants first. @param keptId somebody who is shown although he has left; null for nobody */
export function useCallers(keptId: string | null): readonly Caller[] {
  const { data: staff = [] } = useStaff();
  const callers = staff.filter(({ id, role, active }) => calling.includes(role) && (active || id === keptId));
  return callers.toSorted((a, b) => calling.indexOf(a.role) - calling.indexOf(b.role));
}
