import { toHex } from '../../db/ids.ts';
import { sqlFor } from '../../db/query.ts';
import { calendarFilePath } from '../../shared/contract/calendar.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { feedKeyPrefix } from '../session/feed-key.ts';
import { tokenHashOf } from '../session/secret.ts';

/** The person's living subscription: a token that reads the calendar's file and nothing else. */
export function subscriptionOf({ deps, actor }: ActorCall) {
  return (
    deps.store.read.get(
      sqlFor
        .selectFrom('apiToken')
        .select(['id', 'createdAt', 'lastUsedAt'])
        .where('staffId', '=', actor.id)
        .where('scope', '=', 'calendar')
        .where('revokedAt', 'is', null),
    ) ?? null
  );
}

/** Makes an address with a key of its own; the one before stops working. The store keeps the key's hash alone. */
export function subscribe(call: ActorCall): { readonly path: string } | Refusal {
  return act(call, (tx) => {
    const { actor, now } = call;
    const id = tx.newId();
    const key = `${feedKeyPrefix}${toHex(call.deps.store.random(32))}`;
    tx.local(
      "UPDATE api_token SET revoked_at = ? WHERE staff_id = ? AND scope = 'calendar' AND revoked_at IS NULL",
      now,
      actor.id,
    );
    tx.local(
      'INSERT INTO api_token (id, staff_id, name, token_hash, scope, created_at, created_by_id) VALUES (?,?,?,?,?,?,?)',
      id,
      actor.id,
      '日历订阅',
      tokenHashOf(key),
      'calendar',
      now,
      actor.id,
    );
    tx.note({ action: call.procedure, subject: `staff:${actor.id}`, body: { token: id } });
    return { path: `/api/v1${calendarFilePath}?key=${key}` };
  });
}

/** The address stops working at once. */
export function unsubscribe(call: ActorCall): { readonly done: true } | Refusal {
  return act(call, (tx) => {
    const living = subscriptionOf(call);
    if (living === null) return refuse('NOT_FOUND', { what: '正在用的日历订阅' });
    tx.local('UPDATE api_token SET revoked_at = ? WHERE id = ?', call.now, living.id);
    tx.note({ action: call.procedure, subject: `staff:${call.actor.id}`, body: { token: living.id } });
    return { done: true as const };
  });
}
