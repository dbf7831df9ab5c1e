import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

/** Whoever may change the customer's data; whose he is, is ownership's affair. */
const writers = ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles] as const;

export const consentPermissions: PermissionsOf<'consent'> = {
  record: writers,
  history: writers,
};
