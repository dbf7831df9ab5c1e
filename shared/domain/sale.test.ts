import { describe, expect, it, test } from 'vitest';
import { defaultStoreCalendar } from '../calendar/store-calendar.ts';
import { messageOf } from '../contract/errors.ts';
import type { Refusal } from './refusal.ts';
import { checkSaleCallDay, checkSaleDays, checkSaleMove, missingSaleFields } from './sale.ts';
import { answerLines, saleCallOf, saleScripts, scriptWords, strangerAmong } from './sale-script.ts';

const words = (refusal: Refusal | null): string | null => refusal && messageOf(refusal.code, refusal.params);

describe('the days of a sale', () => {
  const days = { orderedOn: '2026-03-09', deliveredOn: null, cardOn: '2026-03-01', today: '2026-03-09' };
  it.each([
    [{}, null],
    [{ deliveredOn: '2026-03-09' }, null],
    [{ orderedOn: '2026-03-01' }, null],
    [{ orderedOn: '2026-03-10' }, '「订车日期」明天还没到，请选今天或以前的日子'],
    [{ deliveredOn: '2026-03-10' }, '「交车日期」明天还没到，请选今天或以前的日子'],
    [
      { orderedOn: '2026-02-28' },
      '「订车日期」早于建卡那天（3月1日 周日），请核对；客户以前来过，请先补上那次的洽谈卡',
    ],
    [{ deliveredOn: '2026-03-08' }, '「交车日期」早于订车那天（今天），请核对两个日期'],
  ])('%o: %s', (change, expected) => {
    expect(words(checkSaleDays({ ...days, ...change }))).toBe(expected);
  });
});

describe('moving one of the four calls', () => {
  const plan = { dueOn: '2026-03-20', state: 'open' as const, origin: 'sale_csi' as const };
  const csi = {
    call: 'sale_csi' as const,
    plan,
    deliveredOn: '2026-03-09',
    today: '2026-03-10',
    calendar: defaultStoreCalendar,
    actorIsManager: false,
    reason: null,
  };
  test('a CSI call stays inside its window, for a manager as well', () => {
    expect(checkSaleMove({ ...csi, dueOn: '2026-03-25' })).toBeNull();
    for (const dueOn of ['2026-03-19', '2026-03-26']) {
      const manager = { actorIsManager: true, reason: '客户出差' };
      expect(checkSaleMove({ ...csi, dueOn })).toMatchObject({ code: 'CSI_OUTSIDE_WINDOW' });
      expect(checkSaleMove({ ...csi, ...manager, dueOn })).toMatchObject({ code: 'CSI_OUTSIDE_WINDOW' });
    }
  });

  test('the others come earlier; later only by a manager with a reason', () => {
    const week = {
      ...csi,
      call: 'sale_week' as const,
      plan: { ...plan, dueOn: '2026-03-16', origin: 'sale_week' as const },
    };
    expect(checkSaleMove({ ...week, dueOn: '2026-03-12' })).toBeNull();
    expect(checkSaleMove({ ...week, dueOn: '2026-03-17' })).toMatchObject({ code: 'SALE_CALL_ONLY_EARLIER' });
    const manager = { ...week, actorIsManager: true, dueOn: '2026-03-17' };
    expect(checkSaleMove(manager)).toMatchObject({ code: 'SALE_CALL_ONLY_EARLIER' });
    expect(checkSaleMove({ ...manager, reason: '客户出差' })).toBeNull();
  });

  test('one that is due or done stays; the past and today are no days to move to', () => {
    expect(checkSaleMove({ ...csi, today: '2026-03-20', dueOn: '2026-03-22' })).toMatchObject({
      code: 'PLAN_DUE_NOT_MOVABLE',
    });
    expect(checkSaleMove({ ...csi, plan: { ...plan, state: 'done' }, dueOn: '2026-03-22' })).toMatchObject({
      code: 'PLAN_ALREADY_CLOSED',
    });
    expect(checkSaleMove({ ...csi, dueOn: '2026-03-10' })).toMatchObject({ code: 'DATE_IN_PAST' });
  });
});

test('no call is made on the day of the delivery, nor a CSI call before its window', () => {
  expect(checkSaleCallDay('sale_48h', '2026-03-09', '2026-03-09')).toMatchObject({ code: 'SALE_CALL_TOO_EARLY' });
  expect(checkSaleCallDay('sale_48h', '2026-03-09', '2026-03-10')).toBeNull();
  expect(checkSaleCallDay('sale_csi', '2026-03-09', '2026-03-19')).toMatchObject({ code: 'SALE_CALL_TOO_EARLY' });
  expect(checkSaleCallDay('sale_csi', '2026-03-09', '2026-03-20')).toBeNull();
});

test('what a delivery lacks is named in the order of §五.2; a stroke for an address is blank', () => {
  const whole = {
    ...{ name: '宋佳', phone: '15000003178', customerType: 'person', source: 'walk_in', regionCode: '130682' },
    ...{ street: '中山路 8 号', vehicleId: 'm6-plus', vin: 'LGWEF4A50MF000001', priceFen: 11_280_000 },
  };
  expect(missingSaleFields(whole)).toEqual([]);
  expect(missingSaleFields({ ...whole, street: '—', phone: null, priceFen: 0 })).toEqual([
    'phone',
    'street',
    'priceFen',
  ]);
});

describe('the scripts', () => {
  test('ask in each call what the regulation says', () => {
    expect(saleScripts.sale_48h.map(({ label }) => label)).toEqual(['对新车满意吗', '车辆功能会用吗']);
    expect(saleScripts.sale_week.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['plates', 'insurance', 'decoration', 'firstServiceOn', 'firstServiceKm']),
    );
    expect(saleScripts.sale_month.map(({ name }) => name)).toEqual(['odometerKm', 'usage', 'leads']);
  });

  test('of the CSI call are neutral unless the words of the regulation are chosen', () => {
    expect(scriptWords('sale_csi')).not.toContain('非常满意');
    expect(scriptWords('sale_csi', 'regulation')).toContain('非常满意');
  });

  test('turn answers into lines in their order, and know what was not asked', () => {
    const answers = { odometerKm: 1830, leads: 'yes' as const, usage: '跑高速多' };
    expect(answerLines('sale_month', answers)).toEqual([
      { label: '行驶公里', words: '1830 公里' },
      { label: '用车情况', words: '跑高速多' },
      { label: '周围有人想买车吗', words: '有' },
    ]);
    expect(strangerAmong('sale_month', answers)).toBeNull();
    expect(strangerAmong('sale_48h', answers)).toBe('odometerKm');
    expect([saleCallOf('sale_csi'), saleCallOf('followup')]).toEqual(['sale_csi', null]);
  });
});
