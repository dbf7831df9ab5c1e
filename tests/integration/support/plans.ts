import { sqlFor } from '../../../db/query.ts';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { FollowupInput } from '../../../shared/contract/followup.ts';
import type { EntityRow } from '../../../shared/entities/registry.ts';
import type { TestShowroom } from './showroom.ts';

type Wish = NonNullable<FollowupInput['opportunities']>[number];

/** A next plan as somebody asks for it. */
export const nextOn = (dueOn: CivilDate, dueTime: string | null = null) => ({
  dueOn,
  dueTime,
  method: 'phone' as const,
  purpose: '约看车',
});

/** A routine call that reached the customer. */
export function reached(
  opportunityId: string,
  next: Wish['next'],
  more: Partial<FollowupInput> & { readonly wish?: Partial<Wish> } = {},
): FollowupInput {
  const { wish, ...rest } = more;
  return {
    outcome: 'connected',
    method: 'phone',
    category: 'price_drop',
    feedback: '再降 3000 就定',
    opportunities: [{ opportunityId, next, ...wish }],
    ...rest,
  };
}

/** A call that reached nobody. */
export function notReached(
  opportunityId: string,
  next: Wish['next'],
  more: Partial<FollowupInput> = {},
): FollowupInput {
  return { ...reached(opportunityId, next), outcome: 'no_answer', category: null, feedback: '', ...more };
}

/** The open plans of an opportunity. */
export function openPlansOf({ store }: Pick<TestShowroom, 'store'>, opportunityId: string): EntityRow<'plan'>[] {
  return store.read.all(
    sqlFor.selectFrom('plan').selectAll().where('opportunityId', '=', opportunityId).where('state', '=', 'open'),
  );
}

/** One row of a plan or an opportunity, as it is stored. */
export function rowOf<N extends 'plan' | 'opportunity'>(
  { store }: Pick<TestShowroom, 'store'>,
  name: N,
  id: string,
): EntityRow<N> {
  const row = store.read.get(sqlFor.selectFrom<'plan' | 'opportunity'>(name).selectAll().where('id', '=', id));
  if (!row) throw new Error(`no ${name} ${id}`);
  // selected from the table of that name
  return row as unknown as EntityRow<N>;
}
