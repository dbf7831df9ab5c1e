import type { PermissionsOf } from './permission.ts';

export const livePermissions: PermissionsOf<'live'> = { changes: 'signed_in' };
