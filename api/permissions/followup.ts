import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';
import { callers } from './plan.ts';

export const followupPermissions: PermissionsOf<'followup'> = {
  prepare: callers,
  // whoever takes the telephone: a contact by somebody else is recorded and closes nothing
  record: [...callers, 'receptionist', 'clerk'],
  unreached: managerRoles,
  // one's own alone; 客服 records what makes up for a call after a delivery
  undo: [...callers, 'receptionist', 'clerk', 'service_agent'],
};
