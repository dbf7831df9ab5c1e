import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addCustomer } from '../support/customers.ts';
import { nextOn, reached } from '../support/plans.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-06 10:00', closedWeekdays: [7] });
  const customer = addCustomer(showroom, { name: '欧阳洪波', level: 'B', phone: '13800005521' });
  addCustomer(showroom, { name: '赵立新', level: 'A', phone: '13800005522' });
  showroom.clock.set('2026-03-07 10:00');
  await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, nextOn('2026-03-09', '15:00')));
});
afterEach(() => showroom.close());

describe('what is to be reminded of today', () => {
  test('is one’s own calls with a time, by surname and tail alone, and how many are open', async () => {
    showroom.clock.set('2026-03-09 09:00');
    const told = await showroom.as('王磊').call('reminder.today', {});
    expect(told).toMatchObject({
      today: '2026-03-09',
      openDay: true,
      open: 2,
      timed: [{ dueTime: '15:00', who: '欧阳先生（尾号 5521）' }],
      people: [],
    });
    expect(JSON.stringify(told)).not.toMatch(/洪波|13800005521/);
  });

  test('is for a manager whoever has calls left, and nobody else', async () => {
    showroom.clock.set('2026-03-09 09:00');
    expect(await showroom.as('郭展厅').call('reminder.today', {})).toMatchObject({
      timed: [],
      open: 0,
      people: [{ person: { name: '王磊' }, open: 2 }],
    });
  });

  test('is nothing on a closed day', async () => {
    showroom.clock.set('2026-03-08 09:00');
    expect(await showroom.as('王磊').call('reminder.today', {})).toMatchObject({ openDay: false, timed: [] });
  });
});

describe('the times of reminders', () => {
  test('are the store’s own, one changed at a time, and nobody else’s to change', async () => {
    const admin = showroom.as('admin');
    await admin.call('store.update', { remindOpenAt: '17:15' });
    await admin.call('store.update', { quietFrom: '22:00', remindBeforeMinutes: 20 });
    const times = { remindBeforeMinutes: 20, remindOpenAt: '17:15', remindManagersAt: '20:30', quietFrom: '22:00' };
    expect(await admin.call('store.settings', {})).toMatchObject(times);
    expect((await showroom.as('王磊').call('reminder.today', {})).settings).toMatchObject(times);
    expect(await showroom.as('王磊').refused('store.update', { quietFrom: '23:00' })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('that nobody would hear are refused by name, and what is no time of day as well', async () => {
    const admin = showroom.as('admin');
    expect(await admin.refused('store.update', { quietFrom: '20:00' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'remindManagersAt',
    });
    expect(await admin.refused('store.update', { remindOpenAt: '25:00' })).toMatchObject({ field: 'remindOpenAt' });
    expect(await admin.refused('store.update', { remindBeforeMinutes: -1 })).toMatchObject({
      field: 'remindBeforeMinutes',
    });
    expect(await admin.call('store.settings', {})).toMatchObject({ quietFrom: '21:00', remindManagersAt: '20:30' });
  });
});
