import { addCustomer, type TestCustomer } from '../../integration/support/customers.ts';
import { nextOn, reached } from '../../integration/support/plans.ts';
import type { TestShowroom } from '../../integration/support/showroom.ts';

const names = ['郝建', '郝强', '郝军', '郝勇', '郝伟', '郝刚', '郝平'] as const;
const feedback = '客户觉得价格还能再商量，约了月底带家人一起来店里定';

/** Customers of 李娜's, met at the moment. */
export function metByLi(showroom: TestShowroom): readonly TestCustomer[] {
  return names.map((name, n) => addCustomer(showroom, { name, phone: `1370000880${n}`, owner: '李娜', level: 'A' }));
}

/** An evening of 李娜's that is worth a look: a call with each of them, written down from 23:40 on with one sentence. */
export async function writeUpLate(
  showroom: TestShowroom,
  met: readonly TestCustomer[],
  { day, nextOn: next }: { readonly day: string; readonly nextOn: string },
): Promise<void> {
  for (const [n, { opportunityId, planId }] of met.entries()) {
    showroom.clock.set(`${day} 23:4${n}`);
    await showroom.as('李娜').call('followup.record', reached(opportunityId, nextOn(next), { planId, feedback }));
  }
}

/** Friday, 20 November 2026: nothing but that evening. */
export async function lateEvening(showroom: TestShowroom): Promise<void> {
  showroom.clock.set('2026-11-19 15:00');
  await writeUpLate(showroom, metByLi(showroom), { day: '2026-11-20', nextOn: '2026-11-25' });
}
