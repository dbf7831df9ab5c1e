import type { PermissionsOf } from './permission.ts';
import { callers } from './plan.ts';

export const calendarPermissions: PermissionsOf<'calendar'> = {
  view: callers,
  file: callers,
  subscription: callers,
  subscribe: callers,
  unsubscribe: callers,
};
