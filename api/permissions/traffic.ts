import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

export const trafficPermissions: PermissionsOf<'traffic'> = {
  arrive: ['receptionist', ...managerRoles],
  depart: ['receptionist', ...managerRoles],
  assign: ['receptionist', ...managerRoles],
  list: ['receptionist', 'consultant', ...managerRoles],
  correct: managerRoles,
  void: ['receptionist', ...managerRoles],
  undo: ['receptionist', ...managerRoles],
  explain: ['consultant', ...managerRoles],
};
