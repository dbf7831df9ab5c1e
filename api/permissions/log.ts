import type { PermissionsOf } from './permission.ts';

export const logPermissions: PermissionsOf<'log'> = { list: ['admin', 'general_manager'] };
