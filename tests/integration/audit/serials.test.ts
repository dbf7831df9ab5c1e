import { expect, it } from 'vitest';
import { addDays } from '../../../shared/calendar/civil-date.ts';
import { cardInput } from '../../fixtures/day/card-input.ts';
import type { TestShowroom } from '../support/showroom.ts';
import { auditOn as day, playedShowroom, smallDay } from './support/days.ts';
import { lookupsIn } from './support/lookups.ts';

/** Somebody comes on a day and gets a paper card; the consultant enters it at once. */
async function visit(showroom: TestShowroom, at: string, serial: string, phone: string): Promise<void> {
  const first = smallDay.acts.find(({ act }) => act === 'completeCard');
  if (first?.act !== 'completeCard') throw new Error('the day has cards');
  showroom.clock.set(at);
  const { id: trafficId } = await showroom
    .as('receptionist')
    .call('traffic.arrive', { receiverId: showroom.as('赵磊').id });
  const card = {
    ...first.card,
    consultant: '赵磊',
    serial,
    phone,
    name: '石磊',
    expected: '',
    level: 'N',
    next_plan: addDays(at.slice(0, 10), 2),
  };
  const values = cardInput(card, await lookupsIn(showroom));
  await showroom.as('赵磊').call('card.complete', { trafficId, values });
}

async function serialsOf(showroom: TestShowroom, on: string): Promise<readonly (string | null)[]> {
  const view = await showroom.as('sales_manager').call('audit.day', { day: on });
  return view.groups
    .flatMap(({ rows }) => rows)
    .filter(({ kind }) => kind === 'serial')
    .map(({ serial }) => serial)
    .toSorted();
}

it('the numbers between the first and the last card of the day must exist, without the voided ones', async () => {
  const { showroom } = await playedShowroom('keyIn');
  showroom.clock.set('2026-03-10 09:00');
  expect(await serialsOf(showroom, day)).toEqual(['00', '02', '04', '06', '08', '18'].map((tail) => `DZ-2026${tail}`));
});

it('a serial that one audit found missing, or that was added by hand, is not missing again on the next day', async () => {
  const { showroom } = await playedShowroom('sign');
  const manager = showroom.as('sales_manager');
  await manager.call('audit.addSerial', { day, serial: 'DZ-202619' });
  await manager.call('audit.sign', { day });
  await visit(showroom, '2026-03-11 10:00', 'DZ-202621', '13900000001');
  expect(await serialsOf(showroom, '2026-03-11')).toEqual(['DZ-202620', 'DZ-202621']);
});

it('the next day begins behind the last card, also while the day before is not signed', async () => {
  const { showroom } = await playedShowroom('keyIn');
  await visit(showroom, '2026-03-10 10:00', 'DZ-202619', '13900000001');
  showroom.clock.set('2026-03-11 09:00');
  expect(await serialsOf(showroom, '2026-03-10')).toEqual(['DZ-202619']);
});

it('a serial is added by its number alone, once, and can be taken back while the day is open', async () => {
  const { showroom } = await playedShowroom('keyIn');
  showroom.clock.set('2026-03-10 09:00');
  const manager = showroom.as('sales_manager');
  const added = await manager.call('audit.addSerial', { day, serial: ' 202649 ' });
  expect(added).toMatchObject({ serial: 'DZ-202649', addedByHand: true, verdict: 'missing' });
  expect((await manager.refused('audit.addSerial', { day, serial: 'DZ-202649' })).code).toBe('ALREADY_DONE');
  expect((await manager.refused('audit.addSerial', { day, serial: 'ｄｚ－202602' })).code).toBe('ALREADY_DONE');
  await manager.call('audit.removeSerial', { day, serial: 'dz-202649' });
  expect(await serialsOf(showroom, day)).not.toContain('DZ-202649');
  await manager.call('audit.addSerial', { day, serial: 'DZ-202649' });
  expect(await serialsOf(showroom, day)).toContain('DZ-202649');
  expect((await manager.refused('audit.removeSerial', { day, serial: 'DZ-202600' })).code).toBe('NOT_FOUND');
});

it('a serial that is unknown, voided, or on a card of another day is refused', async () => {
  const { showroom } = await playedShowroom('keyIn');
  await visit(showroom, '2026-03-10 08:40', 'DZ-202630', '13900000001');
  showroom.clock.set('2026-03-10 09:00');
  const manager = showroom.as('sales_manager');
  expect((await manager.refused('audit.addSerial', { day, serial: '999999' })).code).toBe('SERIAL_UNKNOWN');
  expect((await manager.refused('audit.addSerial', { day, serial: '没有号' })).code).toBe('SERIAL_UNKNOWN');
  expect((await manager.refused('audit.addSerial', { day, serial: 'DZ-202601' })).code).toBe('SERIAL_VOID');
  expect((await manager.refused('audit.addSerial', { day, serial: 'DZ-202630' })).code).toBe('SERIAL_USED');
});

it('the holder of a book answers for its missing card, whoever received the visitor', async () => {
  const { showroom } = await playedShowroom('keyIn');
  showroom.clock.set('2026-03-10 08:00');
  const holderId = showroom.as('王倩').id;
  await showroom
    .as('clerk')
    .call('book.issue', { prefix: 'WQ-', firstNumber: 100, lastNumber: 149, width: 3, holderId });
  await visit(showroom, '2026-03-10 10:00', 'WQ-101', '13900000001');
  showroom.clock.set('2026-03-11 09:00');
  const item = await showroom.as('sales_manager').call('audit.item', { day: '2026-03-10', key: 'serial:WQ-100' });
  expect(item).toMatchObject({ verdict: 'missing', person: { name: '王倩' } });
});
