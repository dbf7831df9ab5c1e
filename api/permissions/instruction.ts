import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';
import { callers } from './plan.ts';

/** Managers write; whoever can have a call to make reads and answers. */
export const instructionPermissions: PermissionsOf<'instruction'> = {
  write: managerRoles,
  withdraw: managerRoles,
  acknowledge: callers,
  answer: callers,
  undoAnswer: callers,
  list: callers,
  ofCustomer: callers,
  counts: callers,
};
