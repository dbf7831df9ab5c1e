import type { PermissionsOf } from './permission.ts';

export const ownerPermissions: PermissionsOf<'owner'> = {
  enter: ['clerk', 'showroom_manager', 'sales_manager', 'general_manager'],
};
