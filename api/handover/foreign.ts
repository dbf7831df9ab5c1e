import { anyDay, heldPlansQuery, plansWithQuery } from '../../db/queries/leaves.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import { shaped } from '../../db/query-shape.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { openDayOnOrAfter, type StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import { held, type LeaveDays, liesWith, ownHolder } from '../../shared/domain/leave.ts';

/** What is needed to say with whom plans come to lie. */
export interface Giving {
  readonly leaves: readonly LeaveDays[];
  readonly today: CivilDate;
  readonly calendar: StoreCalendar;
  /** What is due already stays with whom it lies. */
  readonly keepsDue: boolean;
}

interface GivenPlan {
  readonly dueOn: CivilDate;
  readonly assigneeId: string | null;
  readonly absentId: string | null;
}

/**
 * With whom a plan comes to lie whose owner changes: with the new one, or who stands in for him on its day. Where what is
 * due stays, it stays with whom it lies, and comes back to the new owner where somebody only stands in with it.
 * @returns null where nothing changes
 */
export function givenTo(
  plan: GivenPlan,
  fromId: string,
  toId: string,
  { leaves, today, calendar, keepsDue }: Giving,
): { readonly assigneeId: string; readonly absentId: string | null } | null {
  if (ownHolder(plan) !== fromId) return null;
  const countedOn = openDayOnOrAfter(calendar, plan.dueOn);
  if (countedOn <= today && keepsDue) {
    const { assigneeId, absentId } = plan;
    return absentId === null || assigneeId === null ? null : held(toId, assigneeId);
  }
  return held(toId, liesWith(leaves, toId, countedOn > today ? countedOn : today));
}

/** An open plan that a leaving person has on somebody else's customer. */
export interface ForeignPlan extends GivenPlan {
  readonly id: string;
  readonly ownerId: string | null;
}

/**
 * The plans that are a person's or lie with him though the customer is somebody else's, or nobody's: he stands in, he
 * kept what was due when he handed the customer over, or a manager gave it to him.
 */
export function foreignPlansOf(read: Reader, staffId: string): readonly ForeignPlan[] {
  const own = read.all(heldPlansQuery()).filter(({ absentId }) => absentId === staffId);
  const plans = new Map(
    [...read.all(plansWithQuery(staffId, anyDay)), ...own]
      .filter(({ role }) => role !== 'decision')
      .map((plan) => [plan.id, plan]),
  );
  return [...plans.values()].flatMap(({ id, customerId, dueOn, assigneeId, absentId }) => {
    const ownerId = read.get(ownerQuery(customerId))?.ownerId ?? null;
    return ownerId === staffId ? [] : [{ id, dueOn, assigneeId, absentId, ownerId }];
  });
}

const ownerQuery = shaped((customerId: string) =>
  sqlFor.selectFrom('customer').select('ownerId').where('id', '=', customerId),
);

/**
 * With whom such a plan comes to lie when the person leaves: with the customer's owner, with the first receiver where he
 * has none, or where he only stood in, with whoever stands in now.
 * @returns null where nothing changes
 */
export function foreignGivenTo(
  plan: ForeignPlan,
  fromId: string,
  firstReceiverId: string,
  giving: Giving,
): { readonly assigneeId: string; readonly absentId: string | null } | null {
  const ownId = ownHolder(plan);
  if (ownId === fromId) return givenTo(plan, fromId, plan.ownerId ?? firstReceiverId, giving);
  const { leaves, today, calendar } = giving;
  if (ownId === null) return null;
  const countedOn = openDayOnOrAfter(calendar, plan.dueOn);
  const holderId = liesWith(leaves, ownId, countedOn > today ? countedOn : today);
  return holderId === fromId ? null : held(ownId, holderId);
}
