import { refuse } from '../shared/domain/refusal.ts';
import type { Dispatch } from './dispatch.ts';

/** A dispatcher that can be brought to rest. */
export interface Drain {
  readonly dispatch: Dispatch;
  /** Lets what runs finish and refuses what comes after; resolves when nothing runs any more. */
  settled(): Promise<void>;
}

/** Counts the calls on their way, so that the store is not closed under one that waits for a password to be hashed. */
export function createDrain(inner: Dispatch): Drain {
  const running = new Set<Promise<unknown>>();
  let closing = false;
  return {
    dispatch: (name, input, connection) => {
      if (closing) return Promise.resolve(refuse('STORE_BUSY'));
      const call = inner(name, input, connection);
      running.add(call);
      void call.finally(() => running.delete(call));
      return call;
    },
    settled: async () => {
      closing = true;
      await Promise.all(running);
    },
  };
}
