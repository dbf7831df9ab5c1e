import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

const keepers = [...managerRoles, 'admin'] as const;

/** The administrator looks after the folder; what is in it speaks of customers, and is the managers' alone. */
export const recordingFolderPermissions: PermissionsOf<'recordingFolder'> = {
  get: keepers,
  set: keepers,
  scanNow: keepers,
  refused: managerRoles,
  waiting: managerRoles,
  content: managerRoles,
  candidates: managerRoles,
  assign: managerRoles,
  setAside: managerRoles,
};
