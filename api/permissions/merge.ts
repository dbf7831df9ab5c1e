import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

/** A consultant merges two records that are both his own (api/merge/records.ts); taking it back is a manager's act. */
export const mergePermissions: PermissionsOf<'merge'> = {
  compare: ['consultant', ...managerRoles],
  merge: ['consultant', ...managerRoles],
  history: ['consultant', ...managerRoles],
  prepareUndo: [...managerRoles],
  undo: [...managerRoles],
};
