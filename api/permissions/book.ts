import type { PermissionsOf } from './permission.ts';

const managers = ['showroom_manager', 'sales_manager', 'general_manager'] as const;
const everybodyWithPaper = ['receptionist', 'consultant', 'clerk', ...managers] as const;

export const bookPermissions: PermissionsOf<'book'> = {
  issue: ['clerk', ...managers],
  list: everybodyWithPaper,
  void: everybodyWithPaper,
  serials: everybodyWithPaper,
  print: ['clerk', ...managers],
};
