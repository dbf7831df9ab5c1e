import type { PermissionsOf } from './permission.ts';

/** Everybody sees the own ones; whose they may be is decided in the handler. */
export const findingPermissions: PermissionsOf<'finding'> = {
  list: 'signed_in',
  mine: 'signed_in',
  summary: 'signed_in',
  get: 'signed_in',
};
