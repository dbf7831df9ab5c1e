import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

const sellers = ['consultant', 'telemarketer', ...managerRoles] as const;
const readers = [...sellers, 'service_agent', 'clerk'] as const;
const servants = ['service_agent', ...managerRoles] as const;

/** Whose customer it is, and what only a manager may correct, is the handlers' affair. */
export const salePermissions: PermissionsOf<'sale'> = {
  order: sellers,
  deliver: sellers,
  cancel: sellers,
  correct: sellers,
  list: readers,
  counts: readers,
  get: readers,
  ofCustomer: readers,
  recordCall: sellers,
  serviceSheet: servants,
  serviceCall: servants,
};
