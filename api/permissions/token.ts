import type { PermissionsOf } from './permission.ts';

export const tokenPermissions: PermissionsOf<'token'> = { list: ['admin'], create: ['admin'], revoke: ['admin'] };
