import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

export const ownerPermissions: PermissionsOf<'owner'> = {
  enter: ['clerk', ...managerRoles],
};
