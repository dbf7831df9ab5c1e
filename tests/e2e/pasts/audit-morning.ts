import { fullCard } from '../../integration/card/card-kit.ts';
import type { TestShowroom } from '../../integration/support/showroom.ts';

/** What was written on paper and typed alike; one card was never typed, and one visitor has none. */
const cards = [
  { at: '09:10', who: '王磊', serial: 'DZ-24101', name: '李建军', phone: '13800002411' },
  { at: '10:20', who: '王磊', serial: 'DZ-24102', name: '张丽华', phone: '13800002412' },
  { at: '13:40', who: '李娜', serial: 'DZ-24104', name: '白雪', phone: '15800000463' },
  { at: '15:00', who: '李娜', serial: 'DZ-24105', name: '谷红梅', phone: '13800002415' },
] as const;

/** Friday, 20 November 2026, of two consultants, as the sales manager finds it on Saturday morning. */
export async function auditMorning(showroom: TestShowroom): Promise<void> {
  const desk = showroom.as('receptionist');
  showroom.clock.set('2026-11-20 08:40');
  const book = { prefix: 'DZ-', firstNumber: 24101, lastNumber: 24150, width: 5 };
  await showroom.as('clerk').call('book.issue', book);
  for (const { at, who, serial, name, phone } of cards) {
    const consultant = showroom.as(who);
    showroom.clock.set(`2026-11-20 ${at}`);
    const { id } = await desk.call('traffic.arrive', { receiverId: consultant.id });
    showroom.clock.advance(30 * 60_000);
    const values = {
      ...fullCard,
      serial,
      name,
      phone,
      expectedOn: '2026-12-15',
      level: 'B' as const,
      nextPlanOn: '2026-11-22',
    };
    await consultant.call('card.complete', { trafficId: id, values });
    await desk.call('traffic.depart', { id });
  }
  showroom.clock.set('2026-11-20 11:30');
  await desk.call('traffic.arrive', { receiverId: showroom.as('赵磊').id });
  showroom.clock.set('2026-11-20 16:20');
  await desk.call('traffic.arrive', { receiverId: showroom.as('李娜').id });
}
