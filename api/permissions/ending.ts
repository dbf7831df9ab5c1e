import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';
import { callers } from './plan.ts';

export const endingPermissions: PermissionsOf<'ending'> = {
  request: callers,
  pending: managerRoles,
  counts: managerRoles,
  decide: managerRoles,
};
