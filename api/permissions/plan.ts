import type { Role } from '../../shared/domain/roles.ts';
import { managerRoles } from '../../shared/domain/roles.ts';
import type { PermissionsOf } from './permission.ts';

/** Who can have customers of his own or look after somebody else's. */
export const callers: readonly Role[] = ['consultant', 'telemarketer', 'service_agent', ...managerRoles];

export const planPermissions: PermissionsOf<'plan'> = {
  today: callers,
  counts: callers,
  get: callers,
  move: callers,
  extend: managerRoles,
  replace: managerRoles,
  add: callers,
  cancelFurther: callers,
};
