import type { ErrorCode } from '../contract/errors.ts';
import type { StaleField } from '../contract/stale.ts';

/** Values that fill the blanks of a code's Chinese message. */
export type RefusalParams = Readonly<Record<string, string | number>>;

/**
 * An expected failure as a value: a code of the closed list, the field it concerns (a contract field name, for
 * focus and highlighting) and the words for the message. Pure functions return it; the unit of work rolls back on it.
 */
export interface Refusal {
  readonly refused: true;
  readonly code: ErrorCode;
  readonly field: string | null;
  readonly params: RefusalParams;
  /** Of STALE_EDIT: every field that somebody else wrote meanwhile. */
  readonly stale?: readonly StaleField[];
}

/** Makes a refusal; `params` must fill every blank of the code's message in `errorCodes`. */
export function refuse(code: ErrorCode, params: RefusalParams = {}, field: string | null = null): Refusal {
  return { refused: true, code, field, params };
}

/** STALE_EDIT: nothing was written; what somebody else wrote of the same fields goes along, each with who and when. */
export function refuseStale(stale: readonly StaleField[]): Refusal {
  const field = stale.map(({ label }) => label).join('」「');
  const who = [...new Set(stale.map(({ by }) => by?.name || '别人'))].join('、');
  return { ...refuse('STALE_EDIT', { field, who }, stale[0]?.field ?? null), stale };
}

/** Tells a refusal from a result. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true;
}
