import { aWav } from '../../fixtures/sounds.ts';
import { record } from '../../integration/recording/kit.ts';
import { addCustomer } from '../../integration/support/customers.ts';
import { notReached, reached } from '../../integration/support/plans.ts';
import type { TestShowroom } from '../../integration/support/showroom.ts';

/** Who called whom, and whether anybody answered. */
const calls = [
  ['王磊', '赵立新', true],
  ['王磊', '刘洪波', true],
  ['王磊', '孟凡军', false],
  ['李娜', '田雨', true],
] as const;

/** Thursday's calls of two consultants, recorded and matched; the manager hears them on Saturday, 21 November 2026. */
export async function recordedWeek(showroom: TestShowroom): Promise<void> {
  for (const [i, [who, name, isReached]] of calls.entries()) {
    const person = showroom.as(who);
    showroom.clock.set('2026-11-18 10:00');
    const customer = addCustomer(showroom, { name, owner: who, level: 'C', phone: `1380000552${i}` });
    showroom.clock.set(`2026-11-19 1${i}:30`);
    const next = { dueOn: '2026-11-20', dueTime: null, method: 'phone' as const, purpose: '约看车' };
    const said = isReached
      ? reached(customer.opportunityId, { ...next, dueOn: '2026-11-26' })
      : notReached(customer.opportunityId, next);
    const { contactId } = await person.call('followup.record', said);
    const file = `录音_1380000552${i}_2026111910${i}100.wav`;
    await record(person, { customerId: customer.id, contactId }, { content: aWav(6 + i), name: file });
  }
  showroom.clock.set('2026-11-20 18:00');
}
