import type { PermissionsOf } from './permission.ts';

/** Before there is anybody, anybody may; both refuse once the store is set up. */
export const setupPermissions: PermissionsOf<'setup'> = { recoveryKey: 'public', complete: 'public' };
