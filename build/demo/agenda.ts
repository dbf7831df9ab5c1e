/** What somebody does at a moment of the three weeks. */
export interface Act {
  /** UTC ms. */
  readonly at: number;
  readonly run: () => Promise<void>;
}

/** Everything that happens, in the order of time; an act may add later ones. */
export interface Agenda {
  /** The moment of the act that is running. */
  now(): number;
  add(at: number, run: () => Promise<void>): void;
  /** Runs everything up to `until`, UTC ms; what comes later waits. */
  runUntil(until: number): Promise<void>;
}

/** @param start UTC ms, where the clock of the story begins */
export function createAgenda(start: number): Agenda {
  let now = start;
  const waiting: Act[] = [];
  return {
    now: () => now,
    add: (at, run) => {
      // an act that an earlier one asks for cannot lie before it
      waiting.push({ at: Math.max(at, now), run });
    },
    runUntil: async (until) => {
      for (let act = takeFirst(waiting, until); act; act = takeFirst(waiting, until)) {
        now = act.at;
        await act.run();
      }
      now = Math.max(now, until);
    },
  };
}

function takeFirst(waiting: Act[], until: number): Act | undefined {
  let first = -1;
  for (const [i, { at }] of waiting.entries()) {
    if (at <= until && (first < 0 || at < (waiting[first]?.at ?? 0))) first = i;
  }
  return first < 0 ? undefined : waiting.splice(first, 1)[0];
}
