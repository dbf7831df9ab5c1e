import { beginOpportunity } from '../../../api/opportunity/begin.ts';
import { levelPolicyOn } from '../../../api/policies.ts';
import { readCalendar } from '../../../api/store-settings.ts';
import { runCommand } from '../../../db/unit-of-work.ts';
import { type CivilDate, civilDateAt } from '../../../shared/calendar/civil-date.ts';
import type { Level } from '../../../shared/domain/level.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { insertRow } from './rows.ts';
import type { TestShowroom } from './showroom.ts';

export interface TestCustomer {
  readonly id: string;
  readonly opportunityId: string;
  readonly planId: string;
}

interface Wanted {
  readonly name?: string;
  readonly phone?: string | null;
  /** Name of the consultant; 王磊 unless told. */
  readonly owner?: string;
  readonly level?: Level;
  readonly expectedOn?: CivilDate | null;
  readonly talk?: string;
}

/** A customer with one opportunity and its 48-hour plan, as a card of today makes them. */
export function addCustomer(showroom: TestShowroom, wanted: Wanted = {}): TestCustomer {
  const { store, clock } = showroom;
  const owner = showroom.as(wanted.owner ?? '王磊');
  const today = civilDateAt(clock.now(), 'Asia/Shanghai');
  const made = runCommand(store, { command: 'test', actorId: owner.id, now: clock.now(), isAuthority: true }, (tx) =>
    tx.newId(),
  );
  if (isRefusal(made)) throw new Error(made.code);
  const id = made;
  const stamp = { createdAt: clock.now(), createdOn: today, createdById: owner.id };
  insertRow(showroom, 'customer', id, {
    stage: 'prospect',
    name: wanted.name ?? '刘洪波',
    gender: 'male',
    phone: wanted.phone === undefined ? '13800005521' : wanted.phone,
    customerType: 'person',
    ...stamp,
  });
  insertRow(showroom, 'ownership', `${id}-o`, {
    customerId: id,
    ownerId: owner.id,
    cause: 'first_registration',
    at: clock.now(),
    byId: owner.id,
  });
  return { id, ...addOpportunity(showroom, id, wanted) };
}

/** One more intention of a customer, with its 48-hour plan. */
export function addOpportunity(
  showroom: TestShowroom,
  customerId: string,
  wanted: Wanted = {},
): Omit<TestCustomer, 'id'> {
  const { store, clock } = showroom;
  const owner = showroom.as(wanted.owner ?? '王磊');
  const today = civilDateAt(clock.now(), 'Asia/Shanghai');
  const begun = runCommand(store, { command: 'test', actorId: owner.id, now: clock.now(), isAuthority: true }, (tx) =>
    beginOpportunity(
      tx,
      {
        customerId,
        originCardId: null,
        vehicleId: 'h9-2.0t-4wd',
        otherVehicleIds: [],
        colour: null,
        competitors: [],
        grade: { level: wanted.level ?? 'A', expectedOn: wanted.expectedOn ?? null, noExpectedDate: false, reason: '' },
        startsOn: today,
        assigneeId: owner.id,
        basis: wanted.talk ?? '看了 H9，嫌贵',
        wish: { dueOn: null, dueTime: null, method: null, purpose: null },
      },
      { today, policy: levelPolicyOn(store, today), calendar: readCalendar(store) },
    ),
  );
  if (isRefusal(begun)) throw new Error(begun.code);
  return { opportunityId: begun.id, planId: begun.planId };
}
