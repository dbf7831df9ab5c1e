import type { LogEntry } from '../db/audit-log.ts';
import type { CommandEnv, Tx } from '../db/unit-of-work.ts';
import { noteOnly, runCommand } from '../db/unit-of-work.ts';
import type { CivilDate } from '../shared/calendar/civil-date.ts';
import type { Contract, ProcedureName } from '../shared/contract/index.ts';
import type { Refusal } from '../shared/domain/refusal.ts';
import type { Role } from '../shared/domain/roles.ts';
import type { ApiDeps } from './deps.ts';
import type { ExportDesk } from './export/desk.ts';
import type { Line } from './session/line.ts';
import { tokenIdOf } from './session/token.ts';

/** The person who acts. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** Where a call comes from. A session belongs to a connection's secret, never to what the caller claims. */
export interface Connection {
  readonly transport: 'browser' | 'desktop' | 'rest';
  readonly address: string;
  readonly agent: string;
  /** The secret that the caller holds: cookie, bearer token or the window's own. */
  readonly secret: string | null;
  /** The address by which it was called, `127.0.0.1:8420`; absent where there is none, as in the desktop's window. */
  readonly host?: string | null;
  /** True where the caller says that nobody has touched it lately: then the call is no sign that somebody is there. */
  readonly isIdle?: boolean;
  /**
   * Has something done once the answer has left this thread, such as making room that a large one takes up. A transport
   * that cannot tell when that is has none.
   */
  readonly whenSent?: (act: () => void) => void;
  /** Gives the caller a new secret, or takes it away. */
  setSecret(secret: string | null): void;
}

/** Everything a handler knows about one call. */
export interface Call {
  readonly procedure: ProcedureName;
  readonly deps: ApiDeps;
  readonly connection: Connection;
  readonly actor: Actor | null;
  readonly sessionId: string | null;
  /** One instant for the whole call. */
  readonly now: number;
  /** The store's calendar day at that instant. */
  readonly today: CivilDate;
  readonly zone: string;
  readonly isAuthority: boolean;
  /** Where the comparing of passwords waits its turn. */
  readonly line: Line;
  /** Where files that are being written wait for their next rows. */
  readonly exports: ExportDesk<ActorCall>;
}

/** A call by somebody who has signed in: what every procedure but the public ones receives. */
export interface ActorCall extends Call {
  readonly actor: Actor;
}

type Schemas<P> = P extends { '~orpc': { inputSchema?: infer I; outputSchema?: infer O } }
  ? { readonly input: NonNullable<I>; readonly output: NonNullable<O> }
  : never;
type OutputOf<S> = S extends { '~standard': { types?: infer T } }
  ? NonNullable<T> extends { output: infer U }
    ? U
    : never
  : never;
type InputOf<S> = S extends { '~standard': { types?: infer T } }
  ? NonNullable<T> extends { input: infer U }
    ? U
    : never
  : never;

/** Handlers of one capability: validated input in, output or a refusal out. */
export type Handlers<K extends keyof Contract, C = ActorCall> = {
  readonly [P in keyof Contract[K]]: (
    input: OutputOf<Schemas<Contract[K][P]>['input']>,
    call: C,
  ) => Answer<InputOf<Schemas<Contract[K][P]>['output']>>;
};

export type Answer<T> = T | Refusal | Promise<T | Refusal>;

/** Runs a command as the caller: the unit of work with this call's actor, instant and authority. */
export function act<T>(call: ActorCall, body: (tx: Tx) => T | Refusal): T | Refusal {
  return runCommand(call.deps.store, envOf(call), body);
}

/** Adds to the log what the caller was told, before he is told; null, or the refusal where that does not work. */
export function note(call: ActorCall, entries: readonly LogEntry[]): Refusal | null {
  return noteOnly(call.deps.store, envOf(call), entries);
}

/** Who, when and with which authority a call writes. */
function envOf(call: ActorCall): CommandEnv {
  return {
    command: call.procedure,
    actorId: call.actor.id,
    now: call.now,
    isAuthority: call.isAuthority,
    tokenId: tokenIdOf(call.sessionId),
  };
}
