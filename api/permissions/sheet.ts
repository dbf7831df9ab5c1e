import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

export const sheetPermissions: PermissionsOf<'sheet'> = {
  list: managerRoles,
  get: managerRoles,
  preview: managerRoles,
  print: managerRoles,
  xlsx: managerRoles,
};
