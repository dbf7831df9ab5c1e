import { managerRoles, type Role } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

/** The administrator for everybody; managers, whose word a program may need, for themselves. */
const makers: readonly Role[] = ['admin', ...managerRoles];

export const tokenPermissions: PermissionsOf<'token'> = { list: makers, create: makers, revoke: makers };
