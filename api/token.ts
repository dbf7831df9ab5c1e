import { toHex } from '../db/ids.ts';
import { staffNames } from '../db/queries/staff.ts';
import { sqlFor } from '../db/query.ts';
import { refuse } from '../shared/domain/refusal.ts';
import { roleLabel } from '../shared/domain/roles.ts';
import { type ActorCall, act, type Handlers } from './call.ts';
import { tokenHashOf } from './session/secret.ts';

const dayMs = 24 * 3_600_000;

export const tokenHandlers: Handlers<'token'> = {
  list: (_input, call) => {
    const { store } = call.deps;
    const names = staffNames(store.read);
    const person = (id: string) => ({ id, name: names.get(id) ?? '' });
    const all = sqlFor
      .selectFrom('apiToken')
      .select(['id', 'name', 'staffId', 'scope', 'createdById', 'createdAt', 'expiresAt', 'lastUsedAt', 'revokedAt'])
      .orderBy('createdAt', 'desc')
      .orderBy('id', 'desc');
    const rows = store.read.all(makesForAll(call) ? all : all.where('staffId', '=', call.actor.id));
    return {
      rows: rows.map(({ staffId, createdById, ...row }) => ({
        ...row,
        person: person(staffId),
        createdBy: person(createdById),
      })),
    };
  },

  create: ({ staffId, name, scope, validDays }, call) =>
    act(call, (tx) => {
      const { actor, now } = call;
      if (staffId !== actor.id && !makesForAll(call))
        return refuse('FORBIDDEN', { role: roleLabel(actor.role), act: '给别人签发接口令牌', who: roleLabel('admin') });
      const holder = tx.find('staff', staffId);
      if (holder?.active !== 1) return refuse('NOT_FOUND', { what: '这位在职的员工' }, 'staffId');
      const id = tx.newId();
      const secret = `qt_${toHex(call.deps.store.random(32))}`;
      tx.local(
        'INSERT INTO api_token (id, staff_id, name, token_hash, scope, created_at, created_by_id, expires_at) VALUES (?,?,?,?,?,?,?,?)',
        id,
        staffId,
        name,
        tokenHashOf(secret),
        scope,
        now,
        actor.id,
        validDays === null ? null : now + validDays * dayMs,
      );
      tx.note({ action: call.procedure, subject: `staff:${staffId}`, body: { token: id, scope, validDays } });
      return { id, secret };
    }),

  revoke: ({ id }, call) =>
    act(call, (tx) => {
      const row = tx.read.get(
        sqlFor.selectFrom('apiToken').select(['staffId', 'name', 'revokedAt']).where('id', '=', id),
      );
      if (!row || (row.staffId !== call.actor.id && !makesForAll(call)))
        return refuse('NOT_FOUND', { what: '这个令牌' }, 'id');
      if (row.revokedAt !== null) return refuse('ALREADY_DONE', { what: `令牌「${row.name}」的吊销` });
      tx.local('UPDATE api_token SET revoked_at = ? WHERE id = ?', call.now, id);
      tx.note({ action: call.procedure, subject: `staff:${row.staffId}`, body: { token: id } });
      return { done: true as const };
    }),
};

/** The administrator sees and makes everybody's; a manager his own. */
function makesForAll({ actor }: ActorCall): boolean {
  return actor.role === 'admin';
}
