import type { PermissionsOf } from './permission.ts';

const editors = ['admin', 'sales_manager', 'general_manager'] as const;

export const customFieldPermissions: PermissionsOf<'customField'> = {
  list: 'signed_in',
  add: editors,
  save: editors,
  order: editors,
};
