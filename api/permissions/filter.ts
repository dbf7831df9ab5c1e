import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

const readers = ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles] as const;

/** Whoever has a list of customers keeps filters of it; whose a filter is decides api/filter.ts. */
export const filterPermissions: PermissionsOf<'filter'> = {
  list: readers,
  create: readers,
  update: readers,
  remove: readers,
  restore: readers,
};
