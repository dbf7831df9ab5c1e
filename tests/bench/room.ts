import { randomBytes } from 'node:crypto';
import type { Connection } from '../../api/call.ts';
import type { ApiDeps } from '../../api/deps.ts';
import { createDispatch } from '../../api/dispatch.ts';
import { openStore } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { messageOf } from '../../shared/contract/errors.ts';
import type { ProcedureName } from '../../shared/contract/index.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { openSession, type StaffMember } from '../integration/support/people.ts';
import type { InputOf, OutputOf } from '../integration/support/showroom.ts';
import type { BenchStore } from './store-cache.ts';

/** An open store with everything above it but the transport, its clock going on from the day it was made for. */
export interface BenchRoom {
  readonly store: Store;
  readonly deps: ApiDeps;
  /** The first one with this role. */
  as(role: Role): Caller;
  asPerson(id: string): Caller;
  close(): void;
}

/** Somebody who calls; a refusal is a mistake of the measurement. */
export interface Caller extends StaffMember {
  call<N extends ProcedureName>(procedure: N, input: InputOf<N>): Promise<OutputOf<N>>;
}

/** Opens a generated store as every host does: same file settings, every commit on the disk. */
export function openRoom(made: BenchStore): BenchRoom {
  const store = openStore(made.dataDir, { random: (bytes) => randomBytes(bytes), synchronous: 'FULL' });
  const began = performance.now();
  const clock = (): number => Math.floor(made.now + performance.now() - began);
  const deps: ApiDeps = {
    store,
    recovery: store.recovery,
    clock,
    isAuthority: () => true,
    version: '0.0.0-bench',
    log: (line) => console.error(line),
  };
  const dispatch = createDispatch(deps);
  const callers = new Map<string, Caller>();
  const callerOf = (member: StaffMember): Caller => {
    const known = callers.get(member.id);
    if (known) return known;
    const connection: Connection = {
      transport: 'browser',
      address: '127.0.0.1',
      agent: 'bench',
      secret: openSession(store, member, clock()),
      setSecret: () => {},
    };
    const caller: Caller = {
      ...member,
      call: async (procedure, input) => {
        const answer = await dispatch(procedure, input, connection);
        if (isRefusal(answer)) throw new Error(`${procedure}: ${messageOf(answer.code, answer.params)}`);
        // the handler's output is typed by the contract
        return answer as never;
      },
    };
    callers.set(member.id, caller);
    return caller;
  };
  const find = (fits: (member: StaffMember) => boolean, wanted: string): Caller => {
    const member = made.staff.find(fits);
    if (!member) throw new Error(`nobody is ${wanted}`);
    return callerOf(member);
  };
  return {
    store,
    deps,
    as: (role) => find((member) => member.role === role, role),
    asPerson: (id) => find((member) => member.id === id, id),
    close: () => store.close(),
  };
}
