import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

export const clashPermissions: PermissionsOf<'clash'> = {
  list: managerRoles,
  counts: managerRoles,
};
