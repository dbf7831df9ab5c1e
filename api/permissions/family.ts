import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

const readers = ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles] as const;

/** Whose customer it is is the affair of ownership (api/ownership.ts). */
export const contactPermissions: PermissionsOf<'contact'> = {
  list: readers,
  add: readers,
  update: readers,
  remove: readers,
  reveal: readers,
};

export const householdPermissions: PermissionsOf<'household'> = {
  list: readers,
  link: readers,
  relate: readers,
  unlink: readers,
};

/** Owners share, and managers. */
export const sharePermissions: PermissionsOf<'share'> = {
  list: readers,
  give: ['consultant', 'telemarketer', ...managerRoles],
  end: ['consultant', 'telemarketer', ...managerRoles],
};

export const tagPermissions: PermissionsOf<'tag'> = { change: readers };
