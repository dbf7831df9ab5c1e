import type { z } from 'zod';
import { refusalOfFault } from '../db/faults.ts';
import { toHex } from '../db/ids.ts';
import { civilDateAt } from '../shared/calendar/civil-date.ts';
import { contract, type ProcedureName } from '../shared/contract/index.ts';
import { refusalOfIssues } from '../shared/contract/problem.ts';
import { type Refusal, refuse } from '../shared/domain/refusal.ts';
import { roleLabel } from '../shared/domain/roles.ts';
import type { ActorCall, Call, Connection } from './call.ts';
import type { ApiDeps } from './deps.ts';
import { createExportDesk, type ExportDesk } from './export/desk.ts';
import { handlers } from './handlers.ts';
import { type CatchUp, createCatchUp } from './jobs/catch-up.ts';
import { refuseByToken } from './permissions/by-token.ts';
import { permissionOf } from './permissions/index.ts';
import type { Permission } from './permissions/permission.ts';
import { createLine, type Line } from './session/line.ts';
import { resolveSecret } from './session/secret.ts';
import { tokenRights } from './session/token.ts';
import { showsPresence, touchSession } from './session/touch.ts';
import { readSettings } from './store-settings.ts';

/** One procedure as the dispatcher meets it; the types were checked where handler and contract were written. */
type AnyHandler = (input: unknown, call: Call) => unknown;

/** Runs one call of any transport: who is it, may they, is the input sound, then the handler. Never throws. */
export type Dispatch = (name: string, input: unknown, connection: Connection) => Promise<unknown | Refusal>;

/** Says who holds a connection. */
export type Identify = typeof resolveSecret;

/**
 * The one place where calls are authorised; every transport goes through it.
 * @param identify the holder of the connection's secret, unless the caller is at the machine itself
 */
export function createDispatch(deps: ApiDeps, identify: Identify = resolveSecret): Dispatch {
  const catchUp = createCatchUp(deps);
  const line = createLine({ atOnce: 2, waiting: 20 });
  const exports = createExportDesk<ActorCall>();
  return async (name, input, connection) => {
    try {
      return await dispatch({ deps, identify, catchUp, line, exports }, name, input, connection);
    } catch (error) {
      const trouble = refusalOfFault(error);
      if (trouble) return trouble;
      const id = toHex(deps.store.random(4)).toUpperCase();
      deps.log(`error ${id} in ${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return refuse('INTERNAL', { id: `QT-${id}` });
    }
  };
}

interface Desk {
  readonly deps: ApiDeps;
  readonly identify: Identify;
  readonly catchUp: CatchUp;
  readonly line: Line;
  readonly exports: ExportDesk<ActorCall>;
}

async function dispatch(
  { deps, identify, catchUp, line, exports }: Desk,
  name: string,
  raw: unknown,
  connection: Connection,
): Promise<unknown> {
  const handler = handlerOf(name);
  const permission = permissionOf(name);
  if (!handler || permission === undefined) return refuse('NOT_AVAILABLE');
  const now = deps.clock();
  const settings = readSettings(deps.store);
  const who = identify(deps.store, connection, now, settings.idleLockMinutes * 60_000);
  const refused =
    permission === 'public'
      ? null
      : (checkCaller(settings.setUp, who, permission, handler.summary, name) ??
        checkToken(deps.store, who.sessionId, { ...handler, name }));
  if (refused) return refused;
  const parsed = handler.input.safeParse(raw ?? {}, { reportInput: true });
  if (!parsed.success) return refusalOfIssues(parsed.error.issues);
  const call: Call = {
    // only names that have a handler reach this line
    procedure: name as ProcedureName,
    deps,
    connection,
    actor: who.actor,
    sessionId: who.sessionId,
    now,
    today: civilDateAt(now, settings.zone),
    zone: settings.zone,
    isAuthority: deps.isAuthority(),
    line,
    exports,
  };
  if (!who.locked && showsPresence(name, connection)) touchSession(deps.store, who, now);
  catchUp(call);
  return handler.run(parsed.data, call);
}

function checkCaller(
  setUp: boolean,
  who: ReturnType<typeof resolveSecret>,
  permission: Exclude<Permission, 'public'>,
  act: string,
  name: string,
): Refusal | null {
  if (!setUp) return refuse('NOT_SET_UP');
  if (who.actor === null) return refuse('NOT_SIGNED_IN');
  if (who.locked) return refuse('SESSION_LOCKED');
  if (who.mustChangePassword && !name.startsWith('session.')) return refuse('PASSWORD_MUST_CHANGE');
  if (permission === 'signed_in' || permission.includes(who.actor.role)) return null;
  const others = permission.map(roleLabel).join('或');
  return refuse('FORBIDDEN', { role: roleLabel(who.actor.role), act, who: others });
}

/** A program does what its person may, as far as its token goes. */
function checkToken(
  store: ApiDeps['store'],
  sessionId: string | null,
  procedure: Parameters<typeof refuseByToken>[0],
): Refusal | null {
  const rights = tokenRights(store, sessionId);
  return rights && refuseByToken(procedure, rights);
}

function handlerOf(
  name: string,
):
  | { readonly run: AnyHandler; readonly input: z.ZodType; readonly summary: string; readonly isRead: boolean }
  | undefined {
  const [capability = '', procedure = ''] = name.split('.');
  // the tables are typed per capability; by name they are a plain lookup, guarded by own keys
  const table = handlers as unknown as Readonly<Record<string, Readonly<Record<string, AnyHandler>>>>;
  const specs = contract as unknown as Readonly<Record<string, Readonly<Record<string, Spec>>>>;
  if (!Object.hasOwn(table, capability) || !Object.hasOwn(table[capability] ?? {}, procedure)) return undefined;
  const run = table[capability]?.[procedure];
  const spec = specs[capability]?.[procedure]?.['~orpc'];
  if (!run || !spec) return undefined;
  const { summary = name, method } = spec.route;
  return { run, input: spec.inputSchema, summary, isRead: method === 'GET' };
}

type Spec = {
  readonly '~orpc': {
    readonly inputSchema: z.ZodType;
    readonly route: { readonly summary?: string; readonly method?: string };
  };
};
