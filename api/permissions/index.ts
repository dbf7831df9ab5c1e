import type { Contract } from '../../shared/contract/index.ts';
import type { Permission, PermissionsOf } from './permission.ts';
import { sessionPermissions } from './session.ts';
import { setupPermissions } from './setup.ts';

/** The one table procedure × role. */
export const permissions: { readonly [K in keyof Contract]: PermissionsOf<K> } = {
  session: sessionPermissions,
  setup: setupPermissions,
};

/** The permission of a procedure by name; undefined where there is none: then nobody may call it. */
export function permissionOf(name: string): Permission | undefined {
  const [capability = '', procedure = ''] = name.split('.');
  const table: Readonly<Record<string, Readonly<Record<string, Permission>>>> = permissions;
  const row = Object.hasOwn(table, capability) ? table[capability] : undefined;
  return row && Object.hasOwn(row, procedure) ? row[procedure] : undefined;
}
