import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Current } from '../../shared/contract/session.ts';

export type Person = NonNullable<Current['person']>;

/** What stands between a visitor and the work. */
export type SessionPhase = 'setUp' | 'signedOut' | 'mustChangePassword' | 'locked' | 'ready';

/** Who is at the keyboard, as the host last said it. */
export interface Session extends StoreApi<Current> {
  /** Takes over what an act has made of the session: signing in, unlocking. */
  readonly receive: (current: Current) => void;
  /**
   * Asks the host and takes its answer over, unless an act or the answer to a later question came first: what was true
   * when it was asked would send whoever has just signed in back to the door. Rejects where the host does not answer.
   */
  readonly ask: (current: () => Promise<Current>) => Promise<void>;
}

export function createSession(first: Current): Session {
  const store = createStore<Current>(() => first);
  let lastTurn = 0;
  let heard = 0;
  const hear = (current: Current, turn: number): void => {
    if (turn < heard) return;
    heard = turn;
    store.setState(current, true);
  };
  const nextTurn = (): number => {
    lastTurn += 1;
    return lastTurn;
  };
  return {
    ...store,
    receive: (current) => hear(current, nextTurn()),
    ask: async (current) => {
      const turn = nextTurn();
      hear(await current(), turn);
    },
  };
}

/** The first thing that has to happen before the work can be shown. */
export function phaseOf(current: Current): SessionPhase {
  if (!current.setUp) return 'setUp';
  if (current.person === null) return 'signedOut';
  if (current.locked) return 'locked';
  return current.person.mustChangePassword ? 'mustChangePassword' : 'ready';
}
