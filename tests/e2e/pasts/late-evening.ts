import { addCustomer } from '../../integration/support/customers.ts';
import { nextOn, reached } from '../../integration/support/plans.ts';
import type { TestShowroom } from '../../integration/support/showroom.ts';

const names = ['郝建', '郝强', '郝军', '郝勇', '郝伟', '郝刚', '郝平'] as const;
const feedback = '客户觉得价格还能再商量，约了月底带家人一起来店里定';

/**
 * An evening of 李娜's that is worth a look: seven calls, written down from 23:40 on with one sentence.
 * @param day the day of it; her customers came the day before
 */
export async function lateEvening(showroom: TestShowroom, dayBefore: string, day: string, nextDay: string): Promise<void> {
  const { clock } = showroom;
  clock.set(`${dayBefore} 15:00`);
  const met = names.map((name, n) => addCustomer(showroom, { name, phone: `1370000880${n}`, owner: '李娜', level: 'A' }));
  for (const [n, { opportunityId, planId }] of met.entries()) {
    clock.set(`${day} 23:4${n}`);
    await showroom.as('李娜').call('followup.record', reached(opportunityId, nextOn(nextDay), { planId, feedback }));
  }
}
