import { managerRoles, type Role } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

/** Whoever audits and signs (§八.1): the sales manager, the showroom manager as deputy. */
const auditors: readonly Role[] = ['sales_manager', 'showroom_manager'];

export const auditPermissions: PermissionsOf<'audit'> = {
  days: managerRoles,
  waiting: managerRoles,
  day: managerRoles,
  item: managerRoles,
  keyIn: auditors,
  mark: auditors,
  noPaper: auditors,
  clear: auditors,
  assign: auditors,
  addSerial: auditors,
  removeSerial: auditors,
  treat: auditors,
  sign: auditors,
};
