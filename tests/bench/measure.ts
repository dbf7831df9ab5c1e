/** One thing that is measured. */
export interface Case {
  readonly id: string;
  /** What is timed; gets the number of the round. */
  readonly run: (round: number) => unknown;
  /** The same work by the bare engine, timed in turn with it; null where there is nothing to compare with. */
  readonly raw: ((round: number) => unknown) | null;
  readonly rounds: number;
  /** Largest p95 in ms; null without. */
  readonly p95Budget: number | null;
  /** Largest ratio to the raw engine; null without. */
  readonly ratioBudget: number | null;
}

/** What a case took. */
export interface Measured {
  readonly id: string;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly rawP50Ms: number | null;
  /** The same on the small store. */
  readonly smallP50Ms: number | null;
  readonly p95Budget: number | null;
  readonly ratioBudget: number | null;
}

const warmUp = 8;
const otherRows = 1000;

/**
 * Runs a case, its raw counterpart and the same case on the small store in turn, so that whatever else the machine does
 * hits all of them alike. The raw counterpart takes other rows: each reads its own pages of the file.
 */
export async function measure(each: Case, small: Case | null): Promise<Measured> {
  const [times, rawTimes, smallTimes]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < warmUp + each.rounds; round++) {
    const keep = (into: number[], took: number): void => void (round >= warmUp && into.push(took));
    keep(times, await timed(() => each.run(round)));
    if (each.raw) keep(rawTimes, await timed(() => each.raw?.(round + otherRows)));
    if (small) keep(smallTimes, await timed(() => small.run(round)));
  }
  const { id, p95Budget, ratioBudget } = each;
  const half = (values: readonly number[]): number | null => (values.length === 0 ? null : quantile(values, 0.5));
  return {
    id,
    p50Ms: quantile(times, 0.5),
    p95Ms: quantile(times, 0.95),
    rawP50Ms: half(rawTimes),
    smallP50Ms: half(smallTimes),
    p95Budget,
    ratioBudget,
  };
}

async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
