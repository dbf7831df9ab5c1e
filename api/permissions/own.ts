import type { PermissionsOf } from './permission.ts';
import { callers } from './plan.ts';

/** Whose figures they may be is decided in the handler. */
export const ownPermissions: PermissionsOf<'own'> = { overview: callers, promises: callers };
