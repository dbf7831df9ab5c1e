import { addCustomer } from '../../integration/support/customers.ts';
import { nextOn, notReached, reached } from '../../integration/support/plans.ts';
import type { TestShowroom } from '../../integration/support/showroom.ts';

/**
 * Saturday, 21 November 2026, of 王磊: one call overdue, one at 15:00, two more today, one customer whom nobody reached
 * for two days; and a request of his that waits for the manager.
 */
export async function consultantDay(showroom: TestShowroom): Promise<void> {
  const wang = showroom.as('王磊');
  const customers = [
    ['赵立新', 'A', '2026-11-19', null],
    ['刘洪波', 'H', '2026-11-21', '15:00'],
    ['陈浩', 'A', '2026-11-21', null],
    ['田雨', 'C', '2026-11-21', null],
  ] as const;
  for (const [i, [name, level, dueOn, dueTime]] of customers.entries()) {
    showroom.clock.set('2026-11-17 10:00');
    const customer = addCustomer(showroom, { name, level, phone: `1380000552${i}` });
    showroom.clock.set('2026-11-19 09:30');
    const next = nextOn(dueOn === '2026-11-19' ? '2026-11-20' : dueOn, dueTime);
    await wang.call('followup.record', reached(customer.opportunityId, next));
  }
  showroom.clock.set('2026-11-16 10:00');
  const silent = addCustomer(showroom, { name: '孟凡军', level: 'B', phone: '13800007152' });
  for (const day of ['19', '20']) {
    showroom.clock.set(`2026-11-${day} 11:00`);
    await wang.call('followup.record', notReached(silent.opportunityId, nextOn(`2026-11-${Number(day) + 1}`)));
  }
  showroom.clock.set('2026-11-20 15:00');
  const gone = addCustomer(showroom, { name: '马跃', level: 'B', phone: '13922223333' });
  await wang.call(
    'followup.record',
    reached(gone.opportunityId, null, {
      feedback: '定了宋PLUS',
      wish: { ending: { ending: 'lost', reason: '买了竞品', competitor: '宋PLUS' } },
    }),
  );
}
