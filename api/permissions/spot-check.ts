import { managerRoles, type Role } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';
import { callers } from './plan.ts';

/** Whoever hears recordings and judges them (§八.4): the sales manager, the showroom manager as deputy. */
const checkers: readonly Role[] = ['sales_manager', 'showroom_manager'];

/** Whose results they may be is decided in the handler; by what he is judged, everybody may know. */
export const spotCheckPermissions: PermissionsOf<'spotCheck'> = {
  preview: checkers,
  draw: checkers,
  list: managerRoles,
  get: managerRoles,
  redraw: managerRoles,
  score: checkers,
  correct: checkers,
  results: callers,
  sheets: callers,
  saveSheet: checkers,
};
