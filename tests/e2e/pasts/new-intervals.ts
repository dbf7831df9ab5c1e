import { addCustomer } from '../../integration/support/customers.ts';
import { nextOn, reached } from '../../integration/support/plans.ts';
import type { TestShowroom } from '../../integration/support/showroom.ts';

/**
 * Friday evening, 20 November 2026: 刘洪波 is B and rests until the last permitted day, 24 November; 陈浩 has been H
 * since the 8th, is called every two days, and nobody has graded him since.
 */
export async function newIntervals(showroom: TestShowroom): Promise<void> {
  const me = showroom.as('王磊');
  showroom.clock.set('2026-11-08 10:00');
  const resting = addCustomer(showroom, { name: '刘洪波', phone: '13800005521', level: 'B' });
  const stale = addCustomer(showroom, { name: '陈浩', phone: '13800005522', level: 'H' });
  showroom.clock.set('2026-11-10 10:00');
  await me.call('followup.record', reached(resting.opportunityId, nextOn('2026-11-24')));
  for (const day of ['10', '12', '14', '16', '18', '20']) {
    showroom.clock.set(`2026-11-${day} 11:00`);
    const next = nextOn(`2026-11-${Number(day) + 2}`);
    await me.call('followup.record', reached(stale.opportunityId, next));
  }
}
