import { toHex } from '../db/ids.ts';
import { staffNames } from '../db/queries/staff.ts';
import { sqlFor } from '../db/query.ts';
import { refuse } from '../shared/domain/refusal.ts';
import { act, type Handlers } from './call.ts';
import { tokenHashOf } from './session/secret.ts';

export const tokenHandlers: Handlers<'token'> = {
  list: (_input, { deps: { store } }) => {
    const names = staffNames(store.read);
    const person = (id: string) => ({ id, name: names.get(id) ?? '' });
    const rows = store.read.all(
      sqlFor
        .selectFrom('apiToken')
        .select(['id', 'name', 'staffId', 'createdById', 'createdAt', 'lastUsedAt', 'revokedAt'])
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc'),
    );
    return {
      rows: rows.map(({ staffId, createdById, ...row }) => ({
        ...row,
        person: person(staffId),
        createdBy: person(createdById),
      })),
    };
  },

  create: ({ staffId, name }, call) =>
    act(call, (tx) => {
      const holder = tx.find('staff', staffId);
      if (holder?.active !== 1) return refuse('NOT_FOUND', { what: '这位在职的员工' }, 'staffId');
      const id = tx.newId();
      const secret = `qt_${toHex(call.deps.store.random(32))}`;
      tx.local(
        'INSERT INTO api_token (id, staff_id, name, token_hash, created_at, created_by_id) VALUES (?,?,?,?,?,?)',
        id,
        staffId,
        name,
        tokenHashOf(secret),
        call.now,
        call.actor.id,
      );
      tx.note({ action: call.procedure, subject: `staff:${staffId}`, body: { token: id } });
      return { id, secret };
    }),

  revoke: ({ id }, call) =>
    act(call, (tx) => {
      const row = tx.read.get(
        sqlFor.selectFrom('apiToken').select(['staffId', 'name', 'revokedAt']).where('id', '=', id),
      );
      if (!row) return refuse('NOT_FOUND', { what: '这个令牌' }, 'id');
      if (row.revokedAt !== null) return refuse('ALREADY_DONE', { what: `令牌「${row.name}」的吊销` });
      tx.local('UPDATE api_token SET revoked_at = ? WHERE id = ?', call.now, id);
      tx.note({ action: call.procedure, subject: `staff:${row.staffId}`, body: { token: id } });
      return { done: true as const };
    }),
};
