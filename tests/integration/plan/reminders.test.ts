import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { regulationLevelPolicy } from '../../../shared/domain/level-policy.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn, reached } from '../support/plans.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
/** 欧阳洪波, B, whom 王磊 promised a call on 9 March at three. */
let customer: TestCustomer;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-06 10:00', closedWeekdays: [7] });
  customer = addCustomer(showroom, { name: '欧阳洪波', level: 'B', phone: '13800005521' });
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

  test('is a request that the manager did not grant, with his words, until its call is due', async () => {
    const lost = { ending: 'lost' as const, reason: '买了宋PLUS' };
    const input = reached(customer.opportunityId, null, { wish: { ending: lost } });
    const asked = await showroom.as('王磊').call('followup.record', input);
    const requestId = asked.opportunities[0]?.request?.id ?? '';
    const told = async () => (await showroom.as('王磊').call('reminder.today', {})).sentBack;
    expect(await told()).toEqual([]);
    // 8 March is a Sunday, on which the store is closed
    await showroom.as('郭展厅').call('ending.decide', { requestId, approve: false, reason: '先问他定金交了没有' });
    expect(await told()).toMatchObject([
      {
        ...{ dueOn: '2026-03-09', who: '欧阳先生（尾号 5521）', ending: 'lost' },
        ...{ by: { name: '郭展厅' }, reason: '先问他定金交了没有' },
      },
    ]);
    expect((await showroom.as('李娜').call('reminder.today', {})).sentBack).toEqual([]);
    showroom.clock.set('2026-03-09 09:00');
    expect(await told()).toEqual([]);
    expect((await showroom.as('王磊').call('plan.today', { tab: 'due' })).rows).toContainEqual(
      expect.objectContaining({ origin: 'ending_refused' }),
    );
  });

  test('is how many calls new intervals brought forward to today, until they are done', async () => {
    const told = async (who = '王磊') => (await showroom.as(who).call('reminder.today', {})).broughtForward;
    const { opportunityId } = addCustomer(showroom, { name: '许国强', level: 'B', phone: '13800005523' });
    showroom.clock.set('2026-03-09 10:00');
    await showroom.as('王磊').call('followup.record', reached(opportunityId, nextOn('2026-03-20')));
    const gaps = { ...regulationLevelPolicy.gaps, B: { unit: 'day' as const, count: 2 } };
    const { horizons, firstPlanDays } = regulationLevelPolicy;
    const { H, A, B, C } = horizons;
    await showroom.as('general_manager').call('policy.saveLevels', {
      ...{ effectiveFrom: '2026-03-11', gaps, horizons: { H: H ?? 0, A: A ?? 0, B: B ?? 0, C: C ?? 0 }, firstPlanDays },
      basedOn: regulationLevelPolicy.id,
    });
    expect(await told()).toBe(0);
    showroom.clock.set('2026-03-11 09:00');
    expect(await told()).toBe(1);
    expect(await told('李娜')).toBe(0);
    await showroom.as('王磊').call('followup.record', reached(opportunityId, nextOn('2026-03-13')));
    expect(await told()).toBe(0);
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
