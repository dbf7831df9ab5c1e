import type { PermissionsOf } from './permission.ts';

const writers = ['consultant', 'telemarketer', 'showroom_manager', 'sales_manager', 'general_manager'] as const;

/** Whose customer it is is the affair of ownership (api/ownership.ts). */
export const opportunityPermissions: PermissionsOf<'opportunity'> = { add: writers, setLevel: writers };
