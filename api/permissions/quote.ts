import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

const writers = ['consultant', 'telemarketer', ...managerRoles] as const;

/** Whose customer it is is the affair of ownership (api/ownership.ts). */
export const quotePermissions: PermissionsOf<'quote'> = { add: writers, list: writers };
