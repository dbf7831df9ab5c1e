/** Counts of one check; what is skipped, empty or crashed is failed, never silent. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/** Where a check says what it is doing: live for a check that runs alone, kept together for one of several. */
export type Log = (text: string) => void;

export interface Check {
  /** The name that `--only` takes; several checks may share one. */
  readonly suite: string;
  readonly title: string;
  /** Light on processor and time, so that two may run at once. */
  readonly light: boolean;
  /** The suite that must have passed before; without it this check fails at once. */
  readonly needs?: string;
  readonly run: (log: Log) => Promise<Outcome>;
}

export const ok: Outcome = { passed: 1, failed: 0 };
export const notOk: Outcome = { passed: 0, failed: 1 };

export function total(outcomes: readonly Outcome[]): Outcome {
  const sum = (count: (outcome: Outcome) => number) => outcomes.reduce((so, outcome) => so + count(outcome), 0);
  return { passed: sum(({ passed }) => passed), failed: sum(({ failed }) => failed) };
}
