import type { CardValues } from '../../../shared/domain/card.ts';
import { fullCard } from '../../integration/card/card-kit.ts';
import type { TestShowroom } from '../../integration/support/showroom.ts';

/** What a card of that Friday says; the plan is the rule's. */
const friday: CardValues = { ...fullCard, expectedOn: '2026-12-12', level: 'B', nextPlanOn: '2026-11-22' };

/**
 * Friday, 20 November 2026: 李娜 has 田永刚 with his 捷达, 王磊 has 刘洪波, and 谢娟 drives a car of ours without anybody
 * looking after her.
 */
export async function samePerson(showroom: TestShowroom): Promise<void> {
  showroom.clock.set('2026-11-20 10:00');
  const car = {
    purchaseType: 'replacement',
    currentVehicle: '捷达 2016 款',
    plate: '冀F12345',
    vin: '1M8GDM9AXKP042788',
  };
  await showroom.as('李娜').call('card.complete', { values: { ...friday, ...car } });
  showroom.clock.set('2026-11-20 11:00');
  const own: CardValues = { ...friday, name: '刘洪波', phone: '13800005521', wechat: 'liuhb_77' };
  await showroom.as('王磊').call('card.complete', { values: { ...own, plate: '冀FD12345' } });
  const owner = { name: '谢娟', gender: 'female', phone: '13900001111', vehicleLabel: '神兽 混动' } as const;
  await showroom.as('clerk').call('owner.enter', { ...owner, plate: '京A88888', deliveredOn: '2025-07-05' });
}
