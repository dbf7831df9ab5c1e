/** When somebody last touched mouse or keyboard, in this window or another of the same browser. */
export interface Presence {
  /** Somebody touched it just now. */
  readonly touch: () => void;
  /** Milliseconds since. */
  readonly awayMs: () => number;
}

/** Whoever touched nothing for so long is not counted as there: his window's own questions keep no lock open. */
export const idleMs = 30_000;

/** @param monotonicMs milliseconds that only ever grow, from any origin */
export function createPresence(monotonicMs: () => number): Presence {
  let touchedAt = monotonicMs();
  return {
    touch: () => {
      touchedAt = monotonicMs();
    },
    awayMs: () => Math.max(0, monotonicMs() - touchedAt),
  };
}
