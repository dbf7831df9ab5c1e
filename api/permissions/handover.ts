import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';
import { callers } from './plan.ts';

export const handoverPermissions: PermissionsOf<'handover'> = {
  loads: managerRoles,
  preview: managerRoles,
  begin: managerRoles,
  advance: managerRoles,
  stop: managerRoles,
  list: managerRoles,
  received: callers,
  counts: callers,
};
