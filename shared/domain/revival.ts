import type { CivilDate } from '../calendar/civil-date.ts';
import { type Ending, endingSchema, type OpportunityState } from './ending.ts';

/** An intention of the past, as far as it says whether another one takes it up again. */
export interface PastOpportunity {
  readonly id: string;
  readonly state: OpportunityState;
  readonly endedAs: string | null;
  readonly endedOn: CivilDate | null;
}

/** The intention that was given up and is taken up again. */
export interface GivenUp {
  readonly id: string;
  readonly ending: Ending;
  readonly on: CivilDate;
}

/**
 * What a customer who comes back takes up again (§四.1, domain §6): the last of his intentions, where it was given up as
 * 战败, 休眠 or 无效. Null while one of them is still followed, and where the last one ended in a purchase: whoever bought
 * and comes again buys again.
 */
export function givenUpBefore(past: readonly PastOpportunity[]): GivenUp | null {
  if (past.some(({ state }) => state !== 'ended')) return null;
  const [last] = past.toSorted((a, b) => ((a.endedOn ?? '') < (b.endedOn ?? '') ? 1 : -1));
  const ending = endingSchema.safeParse(last?.endedAs);
  if (!last || !ending.success || last.endedOn === null) return null;
  return { id: last.id, ending: ending.data, on: last.endedOn };
}

/** Whether the new intention's source is proposed as 战败激活: he was a customer, not a wrong number. */
export function isReactivated({ ending }: Pick<GivenUp, 'ending'>): boolean {
  return ending !== 'invalid';
}
