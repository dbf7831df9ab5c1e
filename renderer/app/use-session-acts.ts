import { useCallback } from 'react';
import { useApi } from '../state/api.ts';
import { failureOf } from '../state/failure.ts';
import { useServices } from '../state/services.ts';

interface SessionActs {
  readonly lock: () => void;
  readonly signOut: () => void;
  /** Asks the host again who is signed in and what time it is. */
  readonly refresh: () => Promise<void>;
}

/** Lock, sign-out and asking again; each ends with what the host says, never with a guess. */
export function useSessionActs(): SessionActs {
  const api = useApi();
  const { session, notices } = useServices();
  const refresh = useCallback(() => session.ask(() => api.session.current({})), [api, session]);
  const act = useCallback(
    (call: () => Promise<unknown>) => {
      call()
        .then(refresh)
        .catch((error: unknown) => notices.fail(failureOf(error).text));
    },
    [refresh, notices],
  );
  const lock = useCallback(() => act(() => api.session.lock({})), [act, api]);
  const signOut = useCallback(() => act(() => api.session.logout({})), [act, api]);
  return { lock, signOut, refresh };
}
