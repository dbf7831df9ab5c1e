import { countAdmins } from '../../db/queries/staff.ts';
import { sqlFor } from '../../db/query.ts';
import { reject, type Tx } from '../../db/unit-of-work.ts';
import type { StaffRow } from '../../shared/contract/staff.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager, isRole, type Role } from '../../shared/domain/roles.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { normalisePhone } from '../../shared/text/phone.ts';

/** Who sees login names and phones of the staff. */
export function seesAccounts(role: Role): boolean {
  return role === 'admin' || isManager(role);
}

/** A row of the staff list as somebody may see it. */
export function staffRow(row: ListedPerson, withAccount: boolean): StaffRow {
  if (!isRole(row.role)) throw new Error(`${row.id} has an unknown role: ${row.role}`);
  const account = {
    loginName: row.loginName,
    phone: row.phone,
    mustChangePassword: row.mustChange === 1,
    createdAt: row.createdAt,
    deactivatedAt: row.deactivatedAt,
    lastSeenAt: row.lastSeenAt,
  };
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    active: row.active === 1,
    account: withAccount ? account : null,
  };
}

type ListedPerson = Pick<
  EntityRow<'staff'>,
  'id' | 'name' | 'role' | 'active' | 'loginName' | 'phone' | 'createdAt' | 'deactivatedAt'
> & { readonly mustChange: number | null; readonly lastSeenAt: number | null };

/** The person of this id; rolls back with NOT_FOUND where there is none. */
export function demandPerson(tx: Tx, id: string): EntityRow<'staff'> {
  return tx.find('staff', id) ?? reject('NOT_FOUND', { what: '这个人' }, 'id');
}

/** A showroom that nobody administers could never be mended. */
export function keepLastAdmin(tx: Tx, person: EntityRow<'staff'>): void {
  if (person.role === 'admin' && person.active === 1 && countAdmins(tx.read) <= 1) reject('STAFF_LAST_ADMIN');
}

/** Signs a person out everywhere. */
export function endSessions(tx: Tx, staffId: string): void {
  tx.local('UPDATE session SET ended_at = ? WHERE staff_id = ? AND ended_at IS NULL', tx.env.now, staffId);
}

/** Takes a person's tokens back: another password, role or absence means that they were given under other terms. */
export function revokeTokens(tx: Tx, staffId: string): void {
  tx.local('UPDATE api_token SET revoked_at = ? WHERE staff_id = ? AND revoked_at IS NULL', tx.env.now, staffId);
}

/** A person's phone in its one written form; an empty one is none. */
export function phoneOf(raw: string | null): string | null | Refusal {
  if (raw === null || raw === '') return null;
  const phone = normalisePhone(raw, { label: '电话', field: 'phone' });
  return isRefusal(phone) ? phone : phone.phone;
}

/** The name by which a person signs in, or a refusal where there is no such person. */
export function loginNameOf(read: Tx['read'], id: string): string | Refusal {
  const row = read.get(sqlFor.selectFrom('staff').select('loginName').where('id', '=', id));
  return row?.loginName ?? refuse('NOT_FOUND', { what: '这个人' }, 'id');
}
