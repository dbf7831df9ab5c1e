import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';
import { callers } from './plan.ts';

export const leavePermissions: PermissionsOf<'leave'> = {
  list: managerRoles,
  preview: managerRoles,
  enter: managerRoles,
  end: managerRoles,
  cancel: managerRoles,
  changeStandIn: managerRoles,
  offered: callers,
  accept: callers,
};
