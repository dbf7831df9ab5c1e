import type { StaffRow } from '../../../shared/contract/staff.ts';
import { managerRoles, type Role } from '../../../shared/domain/roles.ts';
import { useStaff } from '../../state/commons.ts';

const order: readonly Role[] = ['consultant', 'telemarketer', 'service_agent', ...managerRoles];

/** Everybody who works here and can have customers, the consultants first. */
export function usePeople(): readonly StaffRow[] {
  const { data: staff = [] } = useStaff();
  return staff
    .filter(({ role, active }) => active && order.includes(role))
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}
