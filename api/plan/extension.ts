import type { StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import type { Extension } from '../../shared/contract/customer-rows.ts';
import { isBeyondLimit } from '../../shared/domain/plan-limit.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';

interface ExtendedPlan
  extends Pick<EntityRow<'plan'>, 'state' | 'dueOn' | 'extendedTo' | 'extendReason' | 'extendedById'> {
  readonly role: string;
  /** The limit of its opportunity's next plan as it is kept. */
  readonly limitOn: string;
}

/**
 * Who let an open plan stay beyond its limit, and why (§三). Null where nobody did, and where it came back: a next plan
 * inside the level's limit, a call after a delivery on any other day than the one that was granted.
 * @param names of people by id
 */
export function extensionOf(
  plan: ExtendedPlan,
  calendar: StoreCalendar,
  names: ReadonlyMap<string, string>,
): Extension | null {
  const { state, role, dueOn, limitOn, extendedTo, extendReason, extendedById } = plan;
  if (state !== 'open' || extendedTo === null || extendedById === null) return null;
  const stands = role === 'sale' ? dueOn === extendedTo : isBeyondLimit(calendar, dueOn, limitOn);
  if (!stands) return null;
  return { to: extendedTo, reason: extendReason, by: { id: extendedById, name: names.get(extendedById) ?? '' } };
}
