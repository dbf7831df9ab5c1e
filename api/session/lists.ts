import { z } from 'zod';
import { listAttempts, listSessions } from '../../db/queries/sessions.ts';
import type { LoginLogRow, SessionRow } from '../../shared/contract/session.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { readSettings } from '../store-settings.ts';
import { sessionLifeMs } from './secret.ts';

interface Asked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Page<Row> {
  readonly rows: Row[];
  readonly nextCursor: string | null;
}

/** Whose sessions and attempts a person may see: his own, or null for everybody's. */
export function staffSeenBy({ actor }: ActorCall): string | null {
  return actor.role === 'admin' ? null : actor.id;
}

/** One page of living sessions. */
export function sessionPage(call: ActorCall, { cursor, limit }: Asked): Page<SessionRow> | Refusal {
  const after = readCursor(cursor, z.tuple([z.int(), z.string()]));
  if (isRefusal(after)) return after;
  const { store } = call.deps;
  const idleLockMs = readSettings(store).idleLockMinutes * 60_000;
  const filter = { staffId: staffSeenBy(call), seenSince: call.now - sessionLifeMs };
  const rows = listSessions(store.read, filter, { after, limit: limit + 1 });
  const page = pageOfRows(rows, limit, (row) => [row.lastSeenAt, row.id]);
  return {
    ...page,
    rows: page.rows.map(({ staffId, name, lockedAt, ...row }) => ({
      ...row,
      person: { id: staffId, name },
      locked: lockedAt !== null || (idleLockMs > 0 && call.now - row.lastSeenAt > idleLockMs),
      current: row.id === call.sessionId,
    })),
  };
}

/** One page of the login log. */
export function loginLogPage(call: ActorCall, { cursor, limit }: Asked): Page<LoginLogRow> | Refusal {
  const after = readCursor(cursor, z.tuple([z.int()]));
  if (isRefusal(after)) return after;
  const rows = listAttempts(call.deps.store.read, staffSeenBy(call), { after, limit: limit + 1 });
  const page = pageOfRows(rows, limit, (row) => [row.seq]);
  return {
    ...page,
    rows: page.rows.map(({ staffId, name, loginName, outcome, ...row }) => ({
      ...row,
      person: staffId === null || name === null ? null : { id: staffId, name },
      // a name that nobody has may be a password typed into the wrong box
      loginName: staffId === null ? `${[...loginName][0] ?? ''}…` : loginName,
      outcome: outcome === 'passed' || outcome === 'reset' ? outcome : 'failed',
    })),
  };
}
