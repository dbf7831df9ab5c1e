import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { Contract, ProcedureName } from '../shared/contract/index.ts';
import type { Refusal } from '../shared/domain/refusal.ts';
import type { Connection } from './call.ts';
import type { ApiDeps } from './deps.ts';
import { createDispatch } from './dispatch.ts';
import type { Resolved } from './session/secret.ts';

type Part<Table, N extends ProcedureName> = N extends `${infer C}.${infer P}`
  ? C extends keyof Table
    ? P extends keyof Table[C]
      ? Table[C][P]
      : never
    : never
  : never;

/** Calls procedures as whoever sits at the machine and holds its key. */
export type LocalCall = <N extends ProcedureName>(
  procedure: N,
  input: Part<InferContractRouterInputs<Contract>, N>,
) => Promise<Part<InferContractRouterOutputs<Contract>, N> | Refusal>;

const operator: Resolved = {
  actor: { id: 'cli', name: '命令行', role: 'admin' },
  sessionId: null,
  seenAt: 0,
  locked: false,
  mustChangePassword: false,
};

const connection: Connection = {
  transport: 'desktop',
  address: 'cli',
  agent: 'qiatan',
  secret: null,
  setSecret: () => {},
};

/**
 * The command line's way in: the same dispatcher, rules and log as every other transport, as an administrator whose
 * acts the log signs with `cli`. Whoever can read the store's key file needs no password.
 */
export function createLocalCall(deps: ApiDeps): LocalCall {
  const dispatch = createDispatch(deps, () => operator);
  // the dispatcher answers with the procedure's output or a refusal
  return (procedure, input) => dispatch(procedure, input, connection) as ReturnType<LocalCall> as never;
}
