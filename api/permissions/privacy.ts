import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

/** What a person may ask of the store by law, a manager answers for (domain §13). */
export const privacyPermissions: PermissionsOf<'privacy'> = {
  erasurePreview: managerRoles,
  erase: managerRoles,
  report: managerRoles,
  reportFile: managerRoles,
};
