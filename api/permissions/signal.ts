import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

/** Managers alone; a manager's own signals are for the others (docs/decisions/0024). */
export const signalPermissions: PermissionsOf<'signal'> = {
  list: managerRoles,
  get: managerRoles,
  review: managerRoles,
};
