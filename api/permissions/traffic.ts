import type { PermissionsOf } from './permission.ts';

const managers = ['showroom_manager', 'sales_manager', 'general_manager'] as const;

export const trafficPermissions: PermissionsOf<'traffic'> = {
  arrive: ['receptionist', ...managers],
  depart: ['receptionist', ...managers],
  assign: ['receptionist', ...managers],
  list: ['receptionist', 'consultant', ...managers],
  correct: managers,
  void: ['receptionist', ...managers],
  undo: ['receptionist', ...managers],
  explain: ['consultant', ...managers],
};
