import type { PermissionsOf } from './permission.ts';

/** Everybody may know by which rules he is measured. */
export const policyPermissions: PermissionsOf<'policy'> = { levels: 'signed_in', rules: 'signed_in' };
