import type { PermissionsOf } from './permission.ts';

const managers = ['showroom_manager', 'sales_manager', 'general_manager'] as const;

/** What of it is whose is the affair of ownership (api/ownership.ts). */
export const customerPermissions: PermissionsOf<'customer'> = {
  search: 'signed_in',
  list: ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managers],
  get: 'signed_in',
  timeline: ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managers],
  update: ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managers],
  revealPhone: ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managers],
};
