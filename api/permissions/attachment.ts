import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

const everybodyWithPaper = ['receptionist', 'consultant', 'clerk', ...managerRoles] as const;
const everybodyWithCustomers = [...everybodyWithPaper, 'telemarketer', 'service_agent'] as const;

/** Whose customer it is, is the affair of api/attachment/standing.ts. */
export const attachmentPermissions: PermissionsOf<'attachment'> = {
  begin: everybodyWithCustomers,
  part: everybodyWithCustomers,
  finish: everybodyWithCustomers,
  cancel: everybodyWithCustomers,
  list: everybodyWithCustomers,
  content: everybodyWithCustomers,
  remove: everybodyWithCustomers,
  findCard: everybodyWithCustomers,
};
