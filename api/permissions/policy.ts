import type { Role } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

/** Who sets the measure for everybody; the showroom's managers work by it. */
const setters: readonly Role[] = ['sales_manager', 'general_manager', 'admin'];

/** Everybody may know by which rules he is measured. */
export const policyPermissions: PermissionsOf<'policy'> = {
  levels: 'signed_in',
  previewLevels: setters,
  saveLevels: setters,
  withdrawLevels: setters,
  rules: 'signed_in',
};
