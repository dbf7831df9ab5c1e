import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Current } from '../../shared/contract/session.ts';

export type Person = NonNullable<Current['person']>;

/** What stands between a visitor and the work. */
export type SessionPhase = 'setUp' | 'signedOut' | 'mustChangePassword' | 'locked' | 'ready';

/** Who is at the keyboard, as the host last said it. */
export interface Session extends StoreApi<Current> {
  readonly receive: (current: Current) => void;
}

export function createSession(first: Current): Session {
  const store = createStore<Current>(() => first);
  return { ...store, receive: (current) => store.setState(current, true) };
}

/** The first thing that has to happen before the work can be shown. */
export function phaseOf(current: Current): SessionPhase {
  if (!current.setUp) return 'setUp';
  if (current.person === null) return 'signedOut';
  if (current.locked) return 'locked';
  return current.person.mustChangePassword ? 'mustChangePassword' : 'ready';
}
