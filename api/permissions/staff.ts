import type { PermissionsOf } from './permission.ts';

export const staffPermissions: PermissionsOf<'staff'> = {
  list: 'signed_in',
  create: ['admin'],
  update: ['admin'],
  deactivate: ['admin'],
  reactivate: ['admin'],
  resetPassword: ['admin'],
};
