import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addCustomer } from '../support/customers.ts';
import { nextOn, notReached, reached } from '../support/plans.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-06 10:00', closedWeekdays: [7] });
});
afterEach(() => showroom.close());

/** A customer of Friday, 6 March, whose next plan, after a call on Saturday, is due on a day. */
async function planned(name: string, level: 'H' | 'A' | 'B' | 'C', dueOn: string, dueTime: string | null = null) {
  const phone = `139${String(name.charCodeAt(0)).padStart(8, '0')}`;
  const now = showroom.clock.now();
  showroom.clock.set('2026-03-06 10:00');
  const customer = addCustomer(showroom, { name, phone, level });
  showroom.clock.set('2026-03-07 10:00');
  await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, nextOn(dueOn, dueTime)));
  showroom.clock.advance(now - showroom.clock.now());
  return customer;
}

/** The whole list, read page by page. */
async function listed(tab: 'due' | 'done' | 'tomorrow' | 'week', limit = 50) {
  const rows = [];
  let cursor: string | undefined;
  do {
    const page: Awaited<ReturnType<typeof read>> = await read(tab, limit, cursor);
    rows.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

function read(tab: 'due' | 'done' | 'tomorrow' | 'week', limit: number, cursor: string | undefined) {
  return showroom.as('王磊').call('plan.today', { tab, limit, ...(cursor === undefined ? {} : { cursor }) });
}

describe('the work list', () => {
  beforeEach(async () => {
    const early = [
      await planned('丁', 'B', '2026-03-09'),
      await planned('戊', 'C', '2026-03-10'),
      await planned('甲', 'C', '2026-03-11'),
      await planned('乙', 'A', '2026-03-11'),
      await planned('丙', 'B', '2026-03-11', '16:30'),
      await planned('己', 'C', '2026-03-11', '09:30'),
      await planned('庚', 'C', '2026-03-12'),
      await planned('辛', 'C', '2026-03-17'),
      await planned('壬', 'C', '2026-03-27'),
    ];
    expect(early).toHaveLength(9);
    showroom.clock.set('2026-03-11 09:00');
  });

  test('is overdue first, then what has a time, then the rest by level, in pages of any size alike', async () => {
    for (const limit of [1, 2, 3, 50]) {
      const rows = await listed('due', limit);
      expect(rows.map(({ name, section }) => [name, section])).toEqual([
        ['丁', 'overdue'],
        ['戊', 'overdue'],
        ['己', 'timed'],
        ['丙', 'timed'],
        ['乙', 'today'],
        ['甲', 'today'],
      ]);
    }
    expect((await listed('due'))[0]).toMatchObject({ overdueDays: 2, dueOn: '2026-03-09', originWords: 'B 级 14 天' });
  });

  test('counts what is open, overdue, done, for the next open day and for the week ahead', async () => {
    const { counts } = await read('due', 1, undefined);
    expect(counts).toEqual({ open: 6, overdue: 2, done: 0, tomorrow: 1, week: 2, ever: true });
    expect(await showroom.as('王磊').call('plan.counts', {})).toEqual(counts);
  });

  test('shows what was executed today, the latest first, with its outcome', async () => {
    const [first, second] = await listed('due');
    const record = (row: typeof first, minutes: string, input: typeof reached | typeof notReached, dueOn: string) => {
      showroom.clock.set(`2026-03-11 ${minutes}`);
      return showroom
        .as('王磊')
        .call('followup.record', input(row?.opportunityId ?? '', nextOn(dueOn), { planId: row?.id }));
    };
    await record(first, '09:10', reached, '2026-03-20');
    await record(second, '09:20', notReached, '2026-03-12');
    for (const limit of [1, 50])
      expect(await listed('done', limit)).toMatchObject([
        { name: '戊', section: 'done', done: { outcome: 'no_answer' } },
        { name: '丁', section: 'done', done: { outcome: 'connected' } },
      ]);
    const { counts } = await read('due', 1, undefined);
    expect(counts).toMatchObject({ open: 4, overdue: 0, done: 2, tomorrow: 2 });
  });

  test('says of each that was executed what was said in it, and not what was said later', async () => {
    const [first] = await listed('due');
    const id = first?.opportunityId ?? '';
    const record = (minutes: string, input: ReturnType<typeof reached>, feedback: string) => {
      showroom.clock.set(`2026-03-11 ${minutes}`);
      return showroom.as('王磊').call('followup.record', { ...input, feedback });
    };
    await record('09:10', reached(id, nextOn('2026-03-20'), { planId: first?.id ?? '' }), '周末来看车');
    await record('09:30', notReached(id, nextOn('2026-03-12')), '');
    await record('09:40', reached(id, nextOn('2026-03-20')), '改到下周');
    const said = (await listed('done')).map(({ done, lastFeedback }) => [done?.outcome, lastFeedback?.text]);
    expect(said).toEqual([
      ['connected', '改到下周'],
      ['no_answer', undefined],
      ['connected', '周末来看车'],
    ]);
  });

  test('a changed level changes the place of the plan', async () => {
    const before = (await listed('due')).find(({ name }) => name === '甲');
    await showroom.as('王磊').call('opportunity.setLevel', {
      id: before?.opportunityId ?? '',
      level: 'H',
      expectedOn: '2026-03-14',
      reason: null,
    });
    expect((await listed('due')).map(({ name }) => name).slice(-2)).toEqual(['甲', '乙']);
  });

  test('tomorrow and the week hold what comes after today', async () => {
    expect((await listed('tomorrow')).map(({ name }) => name)).toEqual(['庚']);
    expect((await listed('week', 1)).map(({ name }) => name)).toEqual(['庚', '辛']);
  });

  test('a due day on a closed day counts as the next open day: nothing is overdue by a Sunday', async () => {
    await planned('癸', 'C', '2026-03-15');
    showroom.clock.set('2026-03-14 18:00');
    expect((await listed('tomorrow')).map(({ name }) => name)).toContain('癸');
    showroom.clock.set('2026-03-15 10:00');
    expect((await listed('due')).map(({ name }) => name)).not.toContain('癸');
    showroom.clock.set('2026-03-16 10:00');
    expect((await listed('due')).find(({ name }) => name === '癸')).toMatchObject({
      section: 'today',
      countedOn: '2026-03-16',
      overdueDays: 0,
    });
    showroom.clock.set('2026-03-17 10:00');
    expect((await listed('due')).find(({ name }) => name === '癸')).toMatchObject({
      section: 'overdue',
      overdueDays: 1,
    });
  });

  test('is one’s own; a manager may look at anybody’s', async () => {
    const assigneeId = showroom.as('王磊').id;
    expect(await showroom.as('李娜').refused('plan.today', { assigneeId })).toMatchObject({ code: 'FORBIDDEN' });
    expect((await showroom.as('李娜').call('plan.today', {})).rows).toEqual([]);
    const seen = await showroom.as('郭展厅').call('plan.today', { assigneeId });
    expect(seen).toMatchObject({ assignee: { name: '王磊' }, counts: { open: 6 } });
    expect(JSON.stringify(seen)).not.toContain('139000');
  });

  test('a cursor of another list or a made-up one is refused', async () => {
    for (const cursor of ['x', 'eyJhIjoxfQ', Buffer.from('[9,"a","b"]').toString('base64url')])
      expect(await showroom.as('王磊').refused('plan.today', { cursor })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'cursor',
      });
  });
});

describe('the work list of somebody new', () => {
  test('says that there never was a plan', async () => {
    expect((await read('due', 50, undefined)).counts).toEqual({
      open: 0,
      overdue: 0,
      done: 0,
      tomorrow: 0,
      week: 0,
      ever: false,
    });
  });
});
