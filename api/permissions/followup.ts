import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';
import { callers } from './plan.ts';

export const followupPermissions: PermissionsOf<'followup'> = {
  prepare: callers,
  // whoever takes the telephone: a contact by somebody else is recorded and closes nothing
  record: [...callers, 'receptionist', 'clerk'],
  unreached: managerRoles,
  undo: [...callers, 'receptionist', 'clerk'],
};
