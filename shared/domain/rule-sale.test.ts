import { describe, expect, test } from 'vitest';
import { defaultStoreCalendar } from '../calendar/store-calendar.ts';
import { evaluateSaleFields, evaluateSaleLate, evaluateSalePlans, type SaleFact } from './rule-sale.ts';
import { regulationRulebook } from './rulebook.ts';
import { saleCalls } from './sale-plan.ts';

const sale: SaleFact = {
  saleId: 's1',
  customerId: 'c1',
  sellerId: 'p1',
  keeperId: 'p1',
  orderedOn: '2026-03-02',
  orderEnteredOn: '2026-03-02',
  deliveredOn: '2026-03-09',
  deliveryEnteredOn: '2026-03-09',
  calls: saleCalls,
  missingFields: [],
};
const context = {
  rulebooks: [regulationRulebook({ finesOn: true })],
  calendar: defaultStoreCalendar,
  sha256: (text: string) => text.replace(/[^\w/-]/g, '').padEnd(32, '0'),
};
const late = (facts: Partial<SaleFact>, day: string, calendar = defaultStoreCalendar) =>
  evaluateSaleLate([{ ...sale, ...facts }], { ...context, calendar, day });

describe('F-SALE-LATE (§五.1)', () => {
  test('finds nothing of a sale entered on its days', () => {
    expect([...late({}, '2026-03-02'), ...late({}, '2026-03-09')]).toEqual([]);
  });

  test('judges order and delivery each for itself, at the midnight of the entry, about the day it should have been', () => {
    const facts = { orderEnteredOn: '2026-03-04', deliveryEnteredOn: '2026-03-10' };
    expect(late(facts, '2026-03-04')).toMatchObject([
      {
        rule: 'F-SALE-LATE',
        subjectId: 's1/order',
        concernsOn: '2026-03-02',
        personId: 'p1',
        measure: 'notice',
        amountFen: 0,
      },
    ]);
    expect(late(facts, '2026-03-10')).toMatchObject([
      { subjectId: 's1/delivery', concernsOn: '2026-03-09', clause: '五.1' },
    ]);
    expect(late(facts, '2026-03-09')).toEqual([]);
  });

  test('is against whoever looks after the customer by then, where he was handed over between order and delivery', () => {
    const facts = { keeperId: 'p2', orderEnteredOn: '2026-03-04', deliveryEnteredOn: '2026-03-10' };
    expect(late(facts, '2026-03-04')).toMatchObject([{ subjectId: 's1/order', personId: 'p1' }]);
    expect(late(facts, '2026-03-10')).toMatchObject([{ subjectId: 's1/delivery', personId: 'p2' }]);
  });

  test('is found once where order and delivery were one act', () => {
    const facts = { orderedOn: '2026-03-09', orderEnteredOn: '2026-03-10', deliveryEnteredOn: '2026-03-10' };
    expect(late(facts, '2026-03-10').map(({ subjectId }) => subjectId)).toEqual(['s1/delivery']);
  });

  test('lets a sale of a closed day be entered on the next open one', () => {
    const closedOnMondays = { ...defaultStoreCalendar, closedWeekdays: [1] };
    expect(late({ deliveryEnteredOn: '2026-03-10' }, '2026-03-10', closedOnMondays)).toEqual([]);
    expect(late({ deliveryEnteredOn: '2026-03-11' }, '2026-03-11', closedOnMondays)).toMatchObject([
      { concernsOn: '2026-03-10' },
    ]);
  });

  test('has an identity that a corrected day does not change', () => {
    const [found] = late({ deliveryEnteredOn: '2026-03-12' }, '2026-03-12');
    const [again] = late({ deliveryEnteredOn: '2026-03-12', deliveredOn: '2026-03-10' }, '2026-03-12');
    expect(again?.id).toBe(found?.id);
  });
});

test('F-SALE-PLANS and F-SALE-FIELDS find what a delivery lacks at the midnight of its entry', () => {
  const day = { ...context, day: '2026-03-09' };
  expect([...evaluateSalePlans([sale], day), ...evaluateSaleFields([sale], day)]).toEqual([]);
  const poor = { ...sale, calls: ['sale_48h', 'sale_week', 'sale_month'], missingFields: ['详细地址'] };
  expect(evaluateSalePlans([poor], day)).toMatchObject([
    { rule: 'F-SALE-PLANS', evidence: { lackingCalls: ['sale_csi'] } },
  ]);
  expect(evaluateSaleFields([poor], day)).toMatchObject([
    { rule: 'F-SALE-FIELDS', evidence: { missingFields: ['详细地址'] } },
  ]);
  expect(evaluateSaleFields([poor], { ...day, day: '2026-03-10' })).toEqual([]);
  expect(evaluateSalePlans([{ ...poor, deliveredOn: null, deliveryEnteredOn: null }], day)).toEqual([]);
});
