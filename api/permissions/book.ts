import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

const everybodyWithPaper = ['receptionist', 'consultant', 'clerk', ...managerRoles] as const;

export const bookPermissions: PermissionsOf<'book'> = {
  issue: ['clerk', ...managerRoles],
  list: everybodyWithPaper,
  void: everybodyWithPaper,
  serials: everybodyWithPaper,
  print: ['clerk', ...managerRoles],
};
