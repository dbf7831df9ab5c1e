import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

/** Taking rows out of the program is the managers' affair, also where somebody else may read them (docs/decisions/0015). */
export const exportPermissions: PermissionsOf<'export'> = {
  list: managerRoles,
  begin: managerRoles,
  advance: managerRoles,
  file: managerRoles,
  cancel: managerRoles,
};
