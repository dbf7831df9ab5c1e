import type { PermissionsOf } from './permission.ts';

export const sessionPermissions: PermissionsOf<'session'> = {
  current: 'public',
  login: 'public',
  unlock: 'public',
  lock: 'signed_in',
  logout: 'public',
  changePassword: 'signed_in',
  list: 'signed_in',
  end: 'signed_in',
  loginLog: 'signed_in',
};
