import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn, reached } from '../support/plans.ts';
import { changeRow, insertRow } from '../support/rows.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-05 10:00', closedWeekdays: [7] });
});
afterEach(() => showroom.close());

const month = '2026-03';
const kinds = ['kept', 'late', 'missed'] as const;
let phones = 0;

/** A customer of 王磊's whose first plan is due on a day. */
function promised(name: string, dueOn: string, level: 'H' | 'A' | 'C' = 'A'): TestCustomer {
  const customer = addCustomer(showroom, { name, level, phone: `1390000${String(++phones).padStart(4, '0')}` });
  // the 48-hour call of a card of 5 March is due there anyway
  if (dueOn !== '2026-03-07') changeRow(showroom, 'plan', customer.planId, { dueOn });
  return customer;
}

async function call({ opportunityId, planId }: TestCustomer, at: string, nextDueOn: string): Promise<void> {
  showroom.clock.set(at);
  await showroom.as('王磊').call('followup.record', reached(opportunityId, nextOn(nextDueOn), { planId }));
}

/** All rows behind a figure, read two at a time. */
async function behind(kind: (typeof kinds)[number], who = '王磊', personId?: string): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { rows: { name: string }[]; nextCursor: string | null } = await showroom.as(who).call('own.promises', {
      month,
      kind,
      limit: 2,
      ...(personId ? { personId } : {}),
      ...(cursor ? { cursor } : {}),
    });
    names.push(...page.rows.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return names;
}

/** Eight promises: three kept (one early, one of a Sunday on Monday), two late, three missed. */
async function aMonth(): Promise<void> {
  const [early, sunday, inTime, late, later] = [
    promised('早', '2026-03-12'),
    promised('日', '2026-03-08'),
    promised('准', '2026-03-09'),
    promised('晚', '2026-03-07'),
    promised('迟', '2026-03-09'),
  ];
  promised('漏一', '2026-03-09', 'H');
  promised('漏二', '2026-03-10', 'C');
  promised('漏三', '2026-03-08');
  promised('未到', '2026-03-11');
  for (const [customer, at] of [
    [early, '2026-03-09 09:00'],
    [sunday, '2026-03-09 09:10'],
    [inTime, '2026-03-09 09:20'],
    [late, '2026-03-09 09:30'],
    [later, '2026-03-10 09:00'],
  ] as const)
    await call(customer, at, '2026-03-13');
  showroom.clock.set('2026-03-11 10:00');
}

describe('a person’s own figures', () => {
  test('say what was kept, made up late and missed, and every figure opens its records', async () => {
    await aMonth();
    const { promises, person } = await showroom.as('王磊').call('own.overview', { month });
    expect(person.name).toBe('王磊');
    expect(promises).toMatchObject({ kept: 3, late: 2, missed: 3, rate: 38 });
    expect(promises.formula).toContain('按时率');
    expect(await behind('kept')).toEqual(['准', '日', '早']);
    expect(await behind('late')).toEqual(['迟', '晚']);
    expect(await behind('missed')).toEqual(['漏三', '漏一', '漏二']);
  });

  test('count a call in the month in which it was made, and a missed one in the month of its day', async () => {
    const [may, june] = [promised('五', '2026-03-31'), promised('六', '2026-03-30')];
    await call(may, '2026-04-01 09:00', '2026-04-03');
    showroom.clock.set('2026-04-02 09:00');
    const of = async (asked: string) => (await showroom.as('王磊').call('own.overview', { month: asked })).promises;
    expect(await of('2026-03')).toMatchObject({ kept: 0, late: 0, missed: 1 });
    expect(await of('2026-04')).toMatchObject({ kept: 0, late: 1, missed: 0 });
    expect(await of('2026-05')).toMatchObject({ kept: 0, late: 0, missed: 0, rate: null });
    expect(june.planId).not.toBe('');
  });

  test('count customers by the level of their living intention, and list the levels without any', async () => {
    for (const level of ['H', 'A', 'A'] as const) promised(level, '2026-03-09', level);
    addCustomer(showroom, { name: '别人的', owner: '李娜', phone: '13700000001' });
    const { levels } = await showroom.as('王磊').call('own.overview', { month });
    expect(levels.map(({ level, count }) => `${level}${count}`).join(' ')).toBe('O0 H1 A2 B0 C0 N0');
    const where = [
      { field: 'level' as const, test: 'is' as const, values: ['A'] },
      { field: 'pursuit' as const, test: 'is' as const, values: ['open', 'waiting'] },
    ];
    const { rows } = await showroom.as('王磊').call('customer.list', { view: 'mine', where });
    expect(rows).toHaveLength(2);
  });

  test('tell each rule with its clause, how often and at what cost; what was taken back is left out', async () => {
    const mine = showroom.as('王磊').id;
    const found = (id: string, values: object) =>
      insertRow(showroom, 'finding', id, {
        rule: 'F-PLAN-MISSED',
        clause: '八.2',
        subjectKind: 'plan',
        concernsOn: '2026-03-10',
        personId: mine,
        measure: 'money',
        amountFen: 5000,
        evidence: '{}',
        state: 'proposed',
        ...values,
      });
    found('a', {});
    found('b', { concernsOn: '2026-03-31' });
    found('c', { state: 'waived' });
    found('d', { concernsOn: '2026-02-28' });
    found('e', { rule: 'F-FEEDBACK-EMPTY', amountFen: 0 });
    found('f', { personId: showroom.as('李娜').id });
    const { findings } = await showroom.as('王磊').call('own.overview', { month });
    expect(findings).toMatchObject([
      { rule: 'F-PLAN-MISSED', clause: '八.2', count: 2, amountFen: 10_000 },
      { rule: 'F-FEEDBACK-EMPTY', count: 1, amountFen: 0 },
    ]);
  });

  test('are one’s own; a manager sees anybody’s', async () => {
    await aMonth();
    const personId = showroom.as('王磊').id;
    const lina = showroom.as('李娜');
    expect(await lina.refused('own.overview', { month, personId })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await lina.refused('own.promises', { month, kind: 'kept', personId })).toMatchObject({ code: 'FORBIDDEN' });
    const { promises } = await showroom.as('郭展厅').call('own.overview', { month, personId });
    expect(promises).toMatchObject({ kept: 3, late: 2, missed: 3 });
    expect(await behind('late', '郭展厅', personId)).toEqual(['迟', '晚']);
    expect(await showroom.as('郭展厅').refused('own.overview', { month, personId: 'nobody' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('of a month that is none are refused by name', async () => {
    for (const bad of ['2026-13', '2026-3', '2026-03-01', ''])
      expect(await showroom.as('王磊').refused('own.overview', { month: bad })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'month',
      });
  });
});
