import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

export const floorPermissions: PermissionsOf<'floor'> = {
  board: ['receptionist', 'consultant', ...managerRoles],
  set: ['receptionist', 'consultant', ...managerRoles],
  skip: ['receptionist', 'consultant', ...managerRoles],
  move: managerRoles,
  undo: ['receptionist', 'consultant', ...managerRoles],
};
