import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

/** What of it is whose is the affair of ownership (api/ownership.ts). */
export const customerPermissions: PermissionsOf<'customer'> = {
  search: 'signed_in',
  list: ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles],
  count: ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles],
  columns: ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles],
  saveColumns: ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles],
  get: 'signed_in',
  timeline: ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles],
  update: ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles],
  writers: ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles],
  revealPhone: ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles],
};
