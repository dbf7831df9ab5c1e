import type { PermissionsOf } from './permission.ts';
import { callers } from './plan.ts';

export const reminderPermissions: PermissionsOf<'reminder'> = { today: callers };
