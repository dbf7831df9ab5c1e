import { managerRoles, type Role } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';
import { callers } from './plan.ts';

/** Managers; and the administrator, who takes people out of service, for everything that one has (docs/decisions/0018). */
const giving: readonly Role[] = [...managerRoles, 'admin'];

export const handoverPermissions: PermissionsOf<'handover'> = {
  loads: giving,
  preview: giving,
  begin: giving,
  advance: giving,
  stop: giving,
  list: giving,
  received: callers,
  counts: callers,
};
