import { sqlFor } from '../../db/query.ts';
import type { Store } from '../../db/store.ts';
import type { TokenRights } from '../permissions/by-token.ts';

const prefix = 'token:';

/** The token by which a call came; null where somebody acts himself. */
export function tokenIdOf(sessionId: string | null): string | null {
  return sessionId?.startsWith(prefix) ? sessionId.slice(prefix.length) : null;
}

/** What a call's token may do; null where it came without one. */
export function tokenRights(store: Store, sessionId: string | null): TokenRights | null {
  const id = tokenIdOf(sessionId);
  if (id === null) return null;
  const row = store.read.get(
    sqlFor.selectFrom('apiToken').select(['scope', 'staffId', 'createdById']).where('id', '=', id),
  );
  return {
    scope: row?.scope ?? 'read',
    isOwn: row !== undefined && row.staffId === row.createdById,
  };
}
