import { type FollowupOutcome, followupOutcomeSchema } from '../../shared/domain/followup.ts';
import { type Level, levelSchema } from '../../shared/domain/level.ts';
import {
  type PlanMethod,
  type PlanOrigin,
  type PlanState,
  planMethodSchema,
  planOriginSchema,
  planStateSchema,
} from '../../shared/domain/plan.ts';

// Codes are kept as text; whoever reads them from the store guards them here.

export const levelOf = (code: string): Level => levelSchema.parse(code);
export const outcomeOf = (code: string): FollowupOutcome => followupOutcomeSchema.parse(code);
export const originOf = (code: string): PlanOrigin => planOriginSchema.parse(code);
export const stateOf = (code: string): PlanState => planStateSchema.parse(code);

/** A decision task has no method of its own: whatever is said about it is said by telephone. */
export const methodOf = (code: string): PlanMethod => (code === '' ? 'phone' : planMethodSchema.parse(code));
