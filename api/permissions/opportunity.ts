import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';
import { callers } from './plan.ts';

const writers = ['consultant', 'telemarketer', ...managerRoles] as const;

/** Whose customer it is is the affair of ownership (api/ownership.ts). */
export const opportunityPermissions: PermissionsOf<'opportunity'> = {
  add: writers,
  levels: 'signed_in',
  stale: callers,
  staleCounts: callers,
  setLevel: writers,
  undoLevel: writers,
};
