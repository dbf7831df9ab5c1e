import type { Measured } from './measure.ts';

/** One line of the result, in the order and with the names that others read. */
export interface Result {
  readonly id: string;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly rawP50Ms: number | null;
  readonly ratio: number | null;
  /** In words; null for what is measured for its growth alone. */
  readonly budget: string | null;
  readonly withinBudget: boolean;
}

/** A measurement against its budgets. */
export function resultOf({ id, p50Ms, p95Ms, rawP50Ms, p95Budget, ratioBudget }: Measured): Result {
  const ratio = rawP50Ms === null ? null : p50Ms / rawP50Ms;
  const budgets = [
    ...(ratioBudget === null ? [] : [`≤ ${ratioBudget} × raw`]),
    ...(p95Budget === null ? [] : [`p95 ≤ ${p95Budget} ms`]),
  ];
  const isOver =
    (ratioBudget !== null && (ratio ?? Number.POSITIVE_INFINITY) > ratioBudget) ||
    (p95Budget !== null && p95Ms > p95Budget);
  return {
    id,
    p50Ms: rounded(p50Ms),
    p95Ms: rounded(p95Ms),
    rawP50Ms: rawP50Ms === null ? null : rounded(rawP50Ms),
    ratio: ratio === null ? null : rounded(ratio, 2),
    budget: budgets.length === 0 ? null : budgets.join(', '),
    withinBudget: !isOver,
  };
}

const growthBudget = 2;
/** Below this, in ms, a doubling is the noise of the clock. */
const noiseMs = 0.15;

/** How the cost of one thing grows from the small store to the large one; the small store's p50 stands as raw. */
export function growthOf({ id, p50Ms, p95Ms, smallP50Ms }: Measured): Result | null {
  if (smallP50Ms === null) return null;
  const ratio = p50Ms / smallP50Ms;
  return {
    id: `growth.${id}`,
    p50Ms: rounded(p50Ms),
    p95Ms: rounded(p95Ms),
    rawP50Ms: rounded(smallP50Ms),
    ratio: rounded(ratio, 2),
    budget: `≤ ${growthBudget} × the small store`,
    withinBudget: ratio <= growthBudget || p50Ms - smallP50Ms < noiseMs,
  };
}

/** The results as a table for a terminal. */
export function tableOf(results: readonly Result[]): string {
  const cell = (value: number | null): string => (value === null ? '' : String(value));
  const lines = results.map(({ id, p50Ms, p95Ms, rawP50Ms, ratio, budget, withinBudget }) =>
    [
      withinBudget ? '✓' : '✗',
      id.padEnd(34),
      cell(p50Ms).padStart(10),
      cell(p95Ms).padStart(10),
      cell(rawP50Ms).padStart(10),
      cell(ratio).padStart(8),
      `  ${budget ?? ''}`,
    ].join(' '),
  );
  const head = `  ${'id'.padEnd(34)} ${'p50 ms'.padStart(10)} ${'p95 ms'.padStart(10)} ${'raw p50'.padStart(10)} ${'ratio'.padStart(8)}   budget`;
  return [head, ...lines].join('\n');
}

function rounded(value: number, digits = 3): number {
  return Number(value.toFixed(digits));
}
