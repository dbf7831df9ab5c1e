import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn, reached } from '../support/plans.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
let customer: TestCustomer;
/** The next plan after a first call on 11 March: due on the 16th, A's limit is the 18th. */
let planId: string;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00', closedWeekdays: [7] });
  customer = addCustomer(showroom, { level: 'A' });
  showroom.clock.set('2026-03-11 09:30');
  const done = await showroom
    .as('王磊')
    .call('followup.record', reached(customer.opportunityId, nextOn('2026-03-16'), { planId: customer.planId }));
  planId = done.opportunities[0]?.nextPlan?.id ?? '';
});
afterEach(() => showroom.close());

const month = { from: '2026-03-02', to: '2026-04-12' };
const view = (who = '王磊', more = {}) => showroom.as(who).call('calendar.view', { ...month, ...more });
const dayOf = async (on: string, who = '王磊') => (await view(who)).days.find((day) => day.on === on);
const textOf = async (who = '王磊') => (await (await showroom.as(who).call('calendar.file', {})).text()).split('\r\n');
const keyIn = (path: string): string => new URL(path, 'http://host').searchParams.get('key') ?? '';

describe('the calendar', () => {
  test('has every open plan on its day, with the days it may move to', async () => {
    const { plans, days, today } = await view();
    expect(today).toBe('2026-03-11');
    expect(days).toHaveLength(42);
    expect(plans).toMatchObject([
      {
        id: planId,
        name: '刘洪波',
        level: 'A',
        countedOn: '2026-03-16',
        move: { fromOn: '2026-03-12', throughOn: '2026-03-18', bound: 'level' },
        fixedWords: null,
      },
    ]);
    expect(await dayOf('2026-03-16')).toMatchObject({ isOpen: true, open: 1 });
    expect(await dayOf('2026-03-15')).toMatchObject({ isOpen: false, open: 0 });
  });

  test('counts what was done in time, and what was missed also after it was done late', async () => {
    expect(await dayOf('2026-03-11')).toMatchObject({ open: 0, done: 1, missed: 0 });
    showroom.clock.set('2026-03-17 09:00');
    expect(await dayOf('2026-03-16')).toMatchObject({ open: 1, done: 0, missed: 1 });
    const next = nextOn('2026-03-20');
    await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, next, { planId }));
    expect(await dayOf('2026-03-16')).toMatchObject({ open: 0, done: 0, missed: 1 });
    expect(await dayOf('2026-03-20')).toMatchObject({ open: 1, done: 0, missed: 0 });
  });

  test('takes a plan that is due on a closed day to the next open one, also over its own edge', async () => {
    await showroom.as('王磊').call('plan.move', { id: planId, ...nextOn('2026-03-15') });
    const { plans } = await view('王磊', { from: '2026-03-16', to: '2026-03-22' });
    expect(plans).toMatchObject([{ id: planId, dueOn: '2026-03-15', countedOn: '2026-03-16' }]);
    expect((await view('王磊', { from: '2026-03-09', to: '2026-03-15' })).plans).toEqual([]);
  });

  test('says why a plan stays where it is', async () => {
    showroom.clock.set('2026-03-16 08:00');
    const [plan] = (await view()).plans;
    expect(plan).toMatchObject({ move: null, fixedWords: expect.stringContaining('今天') });
    expect((await showroom.as('王磊').refused('plan.move', { id: planId, ...nextOn('2026-03-17') })).code).toBe(
      'PLAN_DUE_NOT_MOVABLE',
    );
  });

  test('lists no more of a day than was asked, and counts them all', async () => {
    for (const n of [1, 2, 3]) addCustomer(showroom, { name: `客户${n}`, phone: `1380000552${n}`, level: 'A' });
    const { plans, days } = await view('王磊', { perDay: 2 });
    expect(plans.filter(({ countedOn }) => countedOn === '2026-03-13')).toHaveLength(2);
    expect(days.find(({ on }) => on === '2026-03-13')?.open).toBe(3);
  });

  test('is one’s own; a manager sees anybody’s', async () => {
    const { id } = showroom.as('王磊');
    expect((await view('李娜')).plans).toEqual([]);
    expect(await showroom.as('李娜').refused('calendar.view', { ...month, assigneeId: id })).toMatchObject({
      code: 'FORBIDDEN',
      field: 'assigneeId',
    });
    expect((await view('郭展厅', { assigneeId: id })).plans).toHaveLength(1);
    expect((await showroom.as('郭展厅').refused('calendar.view', { ...month, assigneeId: 'none' })).code).toBe(
      'NOT_FOUND',
    );
  });

  test('shows six weeks at most, and no day before its first', async () => {
    const wrong = { code: 'INVALID_INPUT', field: 'to' };
    const refused = (to: string) => showroom.as('王磊').refused('calendar.view', { from: month.from, to });
    expect(await refused('2026-04-13')).toMatchObject(wrong);
    expect(await refused('2026-03-01')).toMatchObject(wrong);
  });
});

describe('the calendar’s file', () => {
  test('names the level and nothing of the customer', async () => {
    const lines = await textOf();
    expect(lines).toContain('SUMMARY:回访 · A 级');
    expect(lines).toContain('DTSTART;VALUE=DATE:20260316');
    expect(lines.join('\n')).not.toMatch(/刘洪波|刘|5521|H9|约看车|URL/);
  });

  test('keeps the entry’s name when the plan moves, and loses it when it is done', async () => {
    const uid = (lines: readonly string[]) => lines.filter((line) => line.startsWith('UID:'));
    const before = await textOf();
    await showroom.as('王磊').call('plan.move', { id: planId, ...nextOn('2026-03-18', '15:00') });
    const after = await textOf();
    expect(uid(after)).toEqual(uid(before));
    expect(after).toContain('DTSTART;TZID=Asia/Shanghai:20260318T150000');
    const next = nextOn('2026-03-14');
    await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, next, { planId }));
    expect(uid(await textOf())).not.toEqual(uid(before));
    expect(uid(await textOf())).toHaveLength(1);
  });

  test('has what is overdue on today until it is done', async () => {
    showroom.clock.set('2026-03-19 09:00');
    const lines = await textOf();
    expect(lines).toContain('DTSTART;VALUE=DATE:20260319');
    expect(lines).toContain('SUMMARY:回访 · A 级 · 逾期');
  });
});

describe('the subscription', () => {
  test('opens the file of its person and nothing else', async () => {
    const { path } = await showroom.as('王磊').call('calendar.subscribe', {});
    expect(path).toMatch(/^\/api\/v1\/calendar\/plans\.ics\?key=qc_[0-9a-f]{64}$/);
    const phone = showroom.program(keyIn(path));
    expect(await (await phone.call('calendar.file', {})).text()).toContain('回访 · A 级');
    expect((await phone.refused('calendar.view', month)).code).toBe('TOKEN_CALENDAR_ONLY');
    expect((await phone.refused('customer.list', {})).code).toBe('TOKEN_CALENDAR_ONLY');
    expect((await phone.refused('calendar.subscribe', {})).code).toBe('TOKEN_CALENDAR_ONLY');
    const { subscription } = await showroom.as('王磊').call('calendar.subscription', {});
    expect(subscription).toEqual({ createdAt: showroom.clock.now(), lastUsedAt: showroom.clock.now() });
  });

  test('ends with another one, with its revocation, and with the password', async () => {
    const subscribe = async () =>
      showroom.program(keyIn((await showroom.as('王磊').call('calendar.subscribe', {})).path));
    const isGone = async (phone: ReturnType<TestShowroom['program']>) =>
      expect((await phone.refused('calendar.file', {})).code).toBe('NOT_SIGNED_IN');
    const first = await subscribe();
    const second = await subscribe();
    await isGone(first);
    await second.call('calendar.file', {});
    await showroom.as('王磊').call('calendar.unsubscribe', {});
    await isGone(second);
    expect((await showroom.as('王磊').refused('calendar.unsubscribe', {})).code).toBe('NOT_FOUND');
    expect(await showroom.as('王磊').call('calendar.subscription', {})).toEqual({ subscription: null });
    const third = await subscribe();
    await showroom.as('admin').call('staff.resetPassword', { id: showroom.as('王磊').id, password: 'xin-mi-ma-7' });
    await isGone(third);
  });

  test('is kept as a fingerprint, and stands among the tokens', async () => {
    const { path } = await showroom.as('王磊').call('calendar.subscribe', {});
    const kept = JSON.stringify(showroom.store.prepare('SELECT * FROM api_token').all());
    expect(kept).not.toContain(keyIn(path).slice(3));
    const [row] = (await showroom.as('admin').call('token.list', {})).rows;
    expect(row).toMatchObject({ name: '日历订阅', scope: 'calendar', person: { name: '王磊' } });
  });

  test('no program makes one', async () => {
    const { secret } = await showroom
      .as('admin')
      .call('token.create', { staffId: showroom.as('王磊').id, name: '程序', scope: 'write' });
    expect((await showroom.program(secret).refused('calendar.subscribe', {})).code).toBe('TOKEN_PERSONAL');
  });
});
