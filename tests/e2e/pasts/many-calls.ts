import { runCommand } from '../../../db/unit-of-work.ts';
import { addCustomer } from '../../integration/support/customers.ts';
import { nextOn, notReached, reached } from '../../integration/support/plans.ts';
import type { TestShowroom } from '../../integration/support/showroom.ts';

const callsOfTheDay = [
  '赵立新',
  '刘洪波',
  '陈浩',
  '田雨',
  '马跃',
  '高翔',
  '何平',
  '林涛',
  '郑凯',
  '罗成',
  '梁玉',
  '曹亮',
  '方媛',
  '丁宁',
] as const;

/**
 * Saturday, 21 November 2026, of 王磊: fourteen calls of all levels that are due; 许国强, who was lost in the summer; and
 * 孙立 of 李娜's, who has an order and was not reached on three days.
 */
export async function manyCalls(showroom: TestShowroom): Promise<void> {
  const wang = showroom.as('王磊');
  showroom.clock.set('2026-11-03 10:00');
  const gone = addCustomer(showroom, { name: '许国强', level: 'B', phone: '13922224444' });
  const ending = { ending: 'lost' as const, reason: '价格谈不拢', competitor: '宋PLUS', priceFen: 12_800_000 };
  await wang.call('followup.record', reached(gone.opportunityId, null, { wish: { ending } }));
  const manager = showroom.as('showroom_manager');
  const { rows } = await manager.call('ending.pending', {});
  await manager.call('ending.decide', { requestId: rows[0]?.requestId ?? '', approve: true });

  showroom.clock.set('2026-11-16 10:00');
  const li = showroom.as('李娜');
  const ordered = addCustomer(showroom, { name: '孙立', level: 'A', phone: '13933335555', owner: li.name });
  const env = { command: 'test', actorId: wang.id, now: showroom.clock.now(), isAuthority: true };
  runCommand(showroom.store, env, (tx) => tx.update('opportunity', ordered.opportunityId, { level: 'O' }));
  for (const day of [18, 19, 20]) {
    showroom.clock.set(`2026-11-${day} 11:00`);
    await li.call('followup.record', notReached(ordered.opportunityId, nextOn(`2026-11-${day + 1}`)));
  }

  for (const [i, name] of callsOfTheDay.entries()) {
    showroom.clock.set('2026-11-19 10:00');
    const level = (['H', 'A', 'B', 'C', 'N'] as const)[i % 5] ?? 'A';
    addCustomer(showroom, { name, level, phone: `138000066${10 + i}` });
  }
}
