import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import type { Connection } from '../../api/call.ts';
import type { Dispatch } from '../../api/dispatch.ts';
import { sessionIdOf } from '../../api/session/secret.ts';
import type { Store } from '../../db/store.ts';
import { messageOf } from '../../shared/contract/errors.ts';
import type { Contract, ProcedureName } from '../../shared/contract/index.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import type { CrewMember } from './crew.ts';

type Part<Table, N extends ProcedureName> = N extends `${infer C}.${infer P}`
  ? C extends keyof Table
    ? P extends keyof Table[C]
      ? Table[C][P]
      : never
    : never
  : never;

export type InputOf<N extends ProcedureName> = Part<InferContractRouterInputs<Contract>, N>;
export type OutputOf<N extends ProcedureName> = Part<InferContractRouterOutputs<Contract>, N>;

/** Calls a procedure as somebody. @throws on any refusal: a story that breaks a rule is a mistake in the story */
export type CallAs = <N extends ProcedureName>(procedure: N, input: InputOf<N>) => Promise<OutputOf<N>>;

/** A person at a keyboard of the showroom. */
export interface Member extends CrewMember {
  readonly id: string;
  readonly call: CallAs;
}

/** Where people sit down; every call goes the way a screen's goes. */
export interface Desk {
  /** Somebody who has not signed in. */
  readonly stranger: CallAs;
  /** Signs in; the id is the session's owner. */
  signIn(person: CrewMember, password: string): Promise<Member>;
}

/** @param clock UTC ms */
export function createDesk(dispatch: Dispatch, store: Store, clock: () => number): Desk {
  // Nobody leaves his keyboard during the three weeks: signing in anew every morning would cost a minute of hashing.
  const wake = store.prepare('UPDATE session SET last_seen_at = ? WHERE id = ?');
  const sitDown = (): CallAs => {
    let secret: string | null = null;
    return async (procedure, input) => {
      if (secret !== null) wake.run(clock(), sessionIdOf(secret));
      const answer = await dispatch(procedure, input, {
        ...terminal,
        secret,
        setSecret: (given) => {
          secret = given;
        },
      });
      if (isRefusal(answer)) throw new Error(`${procedure}: ${answer.code} ${messageOf(answer.code, answer.params)}`);
      // the handler's output is typed by the contract
      return answer as never;
    };
  };
  return {
    stranger: sitDown(),
    signIn: async (person, password) => {
      const call = sitDown();
      const { person: known } = await call('session.login', { loginName: person.loginName, password });
      if (known === null) throw new Error(`${person.name} did not sign in`);
      return { ...person, id: known.id, call };
    },
  };
}

const terminal: Omit<Connection, 'secret' | 'setSecret'> = {
  transport: 'browser',
  address: '127.0.0.1',
  agent: '展厅电脑',
};
