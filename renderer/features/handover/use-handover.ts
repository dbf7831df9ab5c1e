import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { HandoverProgress } from '../../../shared/contract/handover.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { useApi } from '../../state/api.ts';
import { type Failure, failureOf } from '../../state/failure.ts';

type BeginInput = Parameters<Api['handover']['begin']>[0];

export interface HandoverRun {
  /** Null where nothing is under way. */
  readonly progress: HandoverProgress | null;
  readonly failure: Failure | null;
  readonly start: (input: BeginInput) => void;
  /** Goes on with one that was interrupted. */
  readonly resume: (id: string) => void;
  /** Stops after the customers that are being given now. */
  readonly stop: () => void;
}

/**
 * Takes a hand-over through its pieces: each call gives some customers, whole, so that nobody else waits for it. Leaving
 * the page interrupts it, and 交接记录 goes on with it.
 */
export function useHandover(onEnd: (progress: HandoverProgress) => void): HandoverRun {
  const api = useApi();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<HandoverProgress | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef<{ isStopped: boolean } | null>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const carryOut = async (first: () => Promise<HandoverProgress>, mine: { isStopped: boolean }): Promise<void> => {
    let now = await first();
    while (now.state === 'running' && !isGone.current) {
      setProgress(now);
      now = mine.isStopped ? await api.handover.stop({ id: now.id }) : await api.handover.advance({ id: now.id });
    }
    if (!isGone.current) onEnd(now);
  };
  const begin = (first: () => Promise<HandoverProgress>): void => {
    if (running.current !== null) return;
    const mine = { isStopped: false };
    running.current = mine;
    setFailure(null);
    carryOut(first, mine)
      .catch((error: unknown) => setFailure(failureOf(error)))
      .finally(() => {
        running.current = null;
        setProgress(null);
        void queries.invalidateQueries();
      });
  };
  return {
    progress,
    failure,
    start: (input) => begin(() => api.handover.begin(input)),
    resume: (id) => begin(() => api.handover.advance({ id })),
    stop: () => {
      if (running.current !== null) running.current.isStopped = true;
    },
  };
}
