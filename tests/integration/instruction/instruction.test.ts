import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayWork } from '../../../api/audit/day-work.ts';
import { readCalendar } from '../../../api/store-settings.ts';
import { expectSound } from '../merge/merge-kit.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn, notReached, reached } from '../support/plans.ts';
import { changeRow, insertRow } from '../support/rows.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
let customer: TestCustomer;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-07 10:00' });
  customer = addCustomer(showroom, { name: '刘洪波', level: 'A' });
  showroom.clock.set('2026-03-09 09:00');
});
afterEach(() => {
  expectSound(showroom);
  showroom.close();
});

const content = '旧车可按 3.2 万收，今天把看车时间定下来。';
const write = (who = '郭展厅', customerId = customer.id) =>
  showroom.as(who).call('instruction.write', { customerId, content });
const sheet = (who = '王磊') => showroom.as(who).call('plan.get', { id: customer.planId });
const due = async (who = '王磊') => (await showroom.as(who).call('plan.today', {})).rows;
const stored = (id: string) =>
  showroom.store.prepare('SELECT state, addressee_id, read_at, answered_at FROM instruction WHERE id = ?').get(id);

describe('an instruction of a manager', () => {
  test('is on top of the next call until it is acknowledged, with the time of the receipt, which a second click keeps', async () => {
    const { id, to } = await write();
    expect(to.name).toBe('王磊');
    expect(await sheet()).toMatchObject({
      instructions: [{ id, content, state: 'unread', by: { name: '郭展厅' }, mine: true, read: null }],
    });
    showroom.clock.set('2026-03-09 09:05');
    const { readAt } = await showroom.as('王磊').call('instruction.acknowledge', { id });
    showroom.clock.set('2026-03-09 09:06');
    expect(await showroom.as('王磊').call('instruction.acknowledge', { id })).toEqual({ readAt });
    expect(await sheet()).toMatchObject({ instructions: [{ id, state: 'read', read: { at: readAt } }] });
  });

  test('puts its call first in the work list, before what is overdue, until it was read', async () => {
    const late = addCustomer(showroom, { name: '赵立新', phone: '13800000001', level: 'H' });
    changeRow(showroom, 'plan', late.planId, { dueOn: '2026-03-08' });
    expect((await due()).map(({ name }) => name)).toEqual(['赵立新', '刘洪波']);
    const { id } = await write();
    for (const limit of [1, 50]) {
      const first = await showroom.as('王磊').call('plan.today', { limit });
      const second = first.nextCursor
        ? (await showroom.as('王磊').call('plan.today', { limit, cursor: first.nextCursor })).rows
        : [];
      expect([...first.rows, ...second].map(({ name, instructed }) => [name, instructed])).toEqual([
        ['刘洪波', true],
        ['赵立新', false],
      ]);
    }
    await showroom.as('王磊').call('instruction.acknowledge', { id });
    expect((await due()).map(({ name, instructed }) => [name, instructed])).toEqual([
      ['赵立新', false],
      ['刘洪波', false],
    ]);
  });

  test('is answered by the contact that was made, in the same act', async () => {
    const { id } = await write();
    await write('陈经理');
    const next = nextOn('2026-03-16');
    const input = { planId: customer.planId, feedback: '约好周六看旧车' };
    await showroom
      .as('王磊')
      .call('followup.record', { ...reached(customer.opportunityId, next, input), answers: [id] });
    const { rows } = await showroom.as('郭展厅').call('instruction.list', { tab: 'answered' });
    expect(rows).toMatchObject([
      {
        id,
        state: 'answered',
        read: { by: { name: '王磊' } },
        answer: { by: { name: '王磊' }, text: '', followup: { outcome: 'connected', text: '约好周六看旧车' } },
      },
    ]);
    const open = await showroom.as('郭展厅').call('instruction.list', {});
    expect(open.rows).toMatchObject([{ by: { name: '陈经理' }, state: 'unread' }]);
  });

  test('is not answered by a call in vain or without feedback: nothing of it is saved', async () => {
    const { id } = await write();
    const next = nextOn('2026-03-10');
    const answers = [id];
    for (const input of [
      notReached(customer.opportunityId, next, { planId: customer.planId }),
      reached(customer.opportunityId, next, { planId: customer.planId, feedback: '。。', confirmedEmpty: true }),
    ])
      expect(await showroom.as('王磊').refused('followup.record', { ...input, answers })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'answers',
      });
    expect((await due()).map((row) => row.id)).toEqual([customer.planId]);
    expect(stored(id)).toMatchObject({ state: 'unread' });
  });

  test('is not answered by a contact with somebody else', async () => {
    const other = addCustomer(showroom, { name: '赵立新', phone: '13800000001' });
    const { id } = await write('郭展厅', other.id);
    const input = reached(customer.opportunityId, nextOn('2026-03-16'), { planId: customer.planId });
    expect(await showroom.as('王磊').refused('followup.record', { ...input, answers: [id] })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('is answered in words, once, and that is taken back for ten minutes by whoever said it', async () => {
    const { id } = await write();
    const wang = showroom.as('王磊');
    await wang.call('instruction.answer', { id, content: '已约周六' });
    expect(await wang.refused('instruction.answer', { id, content: '又约了' })).toMatchObject({ code: 'ALREADY_DONE' });
    expect(await showroom.as('郭展厅').refused('instruction.undoAnswer', { id })).toMatchObject({
      code: 'INSTRUCTION_NOT_UNDONE',
    });
    showroom.clock.advance(600_000);
    await wang.call('instruction.undoAnswer', { id });
    expect(stored(id)).toMatchObject({ state: 'read', answered_at: null });
    await wang.call('instruction.answer', { id, content: '已约周日' });
    showroom.clock.advance(600_001);
    expect(await wang.refused('instruction.undoAnswer', { id })).toMatchObject({ code: 'INSTRUCTION_NOT_UNDONE' });
  });

  test('is taken back by its author for ten minutes, unless it was read meanwhile', async () => {
    const first = await write();
    expect(await showroom.as('陈经理').refused('instruction.withdraw', { id: first.id })).toMatchObject({
      code: 'INSTRUCTION_NOT_UNDONE',
    });
    await showroom.as('郭展厅').call('instruction.withdraw', { id: first.id });
    expect(await sheet()).toMatchObject({ instructions: [] });
    expect(await due()).toMatchObject([{ instructed: false }]);
    expect(await showroom.as('王磊').refused('instruction.acknowledge', { id: first.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const second = await write();
    await showroom.as('王磊').call('instruction.acknowledge', { id: second.id });
    expect(await showroom.as('郭展厅').refused('instruction.withdraw', { id: second.id })).toMatchObject({
      code: 'INSTRUCTION_NOT_UNDONE',
      params: { why: '对方已经点了「知道了」' },
    });
  });

  test('is written by managers alone and read by nobody for somebody else', async () => {
    expect(await showroom.as('王磊').refused('instruction.write', { customerId: customer.id, content })).toMatchObject({
      code: 'FORBIDDEN',
    });
    const { id } = await write();
    for (const who of ['李娜', '陈经理'])
      expect(await showroom.as(who).refused('instruction.acknowledge', { id })).toMatchObject({ code: 'NOT_OWNER' });
    expect(await showroom.as('李娜').refused('instruction.answer', { id, content: '好' })).toMatchObject({
      code: 'NOT_OWNER',
    });
    expect(await showroom.as('李娜').refused('instruction.ofCustomer', { customerId: customer.id })).toMatchObject({
      code: 'NOT_OWNER',
    });
    expect((await showroom.as('李娜').call('instruction.list', {})).rows).toEqual([]);
  });

  test('stands on a follow-up of the same customer, or is refused', async () => {
    const input = reached(customer.opportunityId, nextOn('2026-03-16'), { planId: customer.planId });
    const done = await showroom.as('王磊').call('followup.record', input);
    const followupId = done.opportunities[0]?.followupId ?? '';
    const manager = showroom.as('郭展厅');
    const { id } = await manager.call('instruction.write', { customerId: customer.id, content, followupId });
    const { rows } = await manager.call('instruction.ofCustomer', { customerId: customer.id });
    expect(rows).toMatchObject([{ id, onFollowup: { outcome: 'connected', text: '再降 3000 就定' } }]);
    const other = addCustomer(showroom, { name: '赵立新', phone: '13800000001' });
    const wrong = { customerId: other.id, content, followupId };
    expect(await manager.refused('instruction.write', wrong)).toMatchObject({ code: 'NOT_FOUND', field: 'followupId' });
  });

  test('is refused where nobody would read it', async () => {
    insertRow(showroom, 'customer', 'nobodys', { stage: 'retained', name: '谢娟', phone: '13900001111' });
    expect(await showroom.as('郭展厅').refused('instruction.write', { customerId: 'nobodys', content })).toMatchObject({
      code: 'INSTRUCTION_NOBODY',
    });
    expect(showroom.store.prepare('SELECT count(*) FROM instruction').pluck().get()).toBe(0);
  });

  test('of nothing but punctuation says nothing, and neither does such an answer', async () => {
    const words = { customerId: customer.id, content: '。。。！' };
    expect(await showroom.as('郭展厅').refused('instruction.write', words)).toMatchObject({
      code: 'REQUIRED_MISSING',
      field: 'content',
    });
    const { id } = await write();
    expect(await showroom.as('王磊').refused('instruction.answer', { id, content: '……' })).toMatchObject({
      code: 'REQUIRED_MISSING',
      field: 'content',
    });
  });

  test('of nothing but blanks, or of more than 300 characters, names the field', async () => {
    for (const bad of [' ', '字'.repeat(301), 'a\u0000b'])
      expect(
        await showroom.as('郭展厅').refused('instruction.write', { customerId: customer.id, content: bad }),
      ).toMatchObject({ code: 'INVALID_INPUT', field: 'content' });
  });
});

describe('who has to read it', () => {
  const addressee = (id: string) =>
    showroom.staff.find((member) => member.id === (stored(id) as { addressee_id: string }).addressee_id)?.name;

  test('is whoever makes the next call: a stand-in while he has the plan, the owner afterwards', async () => {
    const { id } = await write();
    expect(addressee(id)).toBe('王磊');
    changeRow(showroom, 'plan', customer.planId, { assigneeId: showroom.as('李娜').id });
    expect(addressee(id)).toBe('李娜');
    expect(await due('李娜')).toMatchObject([{ instructed: true }]);
    expect((await showroom.as('李娜').call('instruction.list', {})).rows).toMatchObject([{ id, mine: true, content }]);
    await showroom.as('李娜').call('instruction.acknowledge', { id });
    changeRow(showroom, 'plan', customer.planId, { assigneeId: showroom.as('王磊').id });
    expect(addressee(id)).toBe('王磊');
  });

  test('is the new owner after a hand-over; what was answered stays with who answered', async () => {
    const [first, second] = [await write(), await write('陈经理')];
    await showroom.as('王磊').call('instruction.answer', { id: first.id, content: '已约' });
    const lina = showroom.as('李娜');
    changeRow(showroom, 'plan', customer.planId, { assigneeId: lina.id });
    insertRow(showroom, 'ownership', 'handed', {
      customerId: customer.id,
      ownerId: lina.id,
      cause: 'hand_over',
      at: showroom.clock.now(),
      byId: lina.id,
    });
    expect([addressee(first.id), addressee(second.id)]).toEqual(['王磊', '李娜']);
    const { rows } = await showroom.as('王磊').call('instruction.list', { tab: 'answered' });
    expect(rows).toMatchObject([{ id: first.id, name: '刘*', content: '', answer: { text: '' } }]);
  });

  test('is counted for each person for the evening meeting, and for oneself', async () => {
    const [first] = [await write(), await write()];
    await showroom.as('王磊').call('instruction.acknowledge', { id: first.id });
    expect(await showroom.as('王磊').call('instruction.counts', {})).toEqual({ unread: 1, read: 1, people: [] });
    expect(await showroom.as('吴总').call('instruction.counts', {})).toMatchObject({
      unread: 0,
      people: [{ person: { name: '王磊' }, unread: 1, read: 1 }],
    });
  });

  test('is told page by page, the unread and the oldest first', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 4; i++) {
      showroom.clock.advance(60_000);
      ids.push((await write()).id);
    }
    await showroom.as('王磊').call('instruction.acknowledge', { id: ids[0] ?? '' });
    for (const [who, asked] of [
      ['陈经理', {}],
      ['陈经理', { personId: showroom.as('王磊').id }],
      ['王磊', {}],
    ] as const) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: { rows: { id: string }[]; nextCursor: string | null } = await showroom
          .as(who)
          .call('instruction.list', { ...asked, limit: 1, ...(cursor === null ? {} : { cursor }) });
        seen.push(...page.rows.map((row) => row.id));
        cursor = page.nextCursor;
      } while (cursor !== null);
      expect(seen).toEqual([ids[1], ids[2], ids[3], ids[0]]);
    }
  });
});

test('the check sheet of the day tells how many were written for a consultant, and how many are answered', async () => {
  const [first] = [await write(), await write()];
  const withdrawn = await write('陈经理');
  await showroom.as('陈经理').call('instruction.withdraw', { id: withdrawn.id });
  await showroom.as('王磊').call('instruction.answer', { id: first.id, content: '已约' });
  const work = dayWork(showroom.store, '2026-03-09', readCalendar(showroom.store));
  expect(work.get(showroom.as('王磊').id)).toMatchObject({ instructions: { given: 2, answered: 1 } });
  expect(work.get(showroom.as('李娜').id)?.instructions).toBeUndefined();
});

describe('with the customer', () => {
  test('it is told in the timeline with receipt and answer', async () => {
    const { id } = await write();
    await showroom.as('王磊').call('instruction.answer', { id, content: '已约周六' });
    const { rows } = await showroom.as('王磊').call('customer.timeline', { id: customer.id });
    expect(rows.find((row) => row.kind === 'instruction')).toMatchObject({
      content,
      to: { name: '王磊' },
      read: { by: { name: '王磊' } },
      answer: { text: '已约周六', byFollowup: false },
    });
  });

  test('it goes over at a merge, with its place in the work list, and comes back when that is undone', async () => {
    const twin = addCustomer(showroom, { name: '刘洪波', phone: '13800005522', level: 'A' });
    const { id } = await write('郭展厅', twin.id);
    const manager = showroom.as('陈经理');
    const { mergeId } = await manager.call('merge.merge', { id: customer.id, otherId: twin.id });
    const flags = () =>
      showroom.store
        .prepare("SELECT instructed FROM plan WHERE id = ? AND state = 'open'")
        .pluck()
        .get(customer.planId);
    expect(flags()).toBe(1);
    expect((await sheet()).instructions).toMatchObject([{ id }]);
    await manager.call('merge.undo', { mergeId });
    expect(flags()).toBe(0);
    expect((await sheet()).instructions).toEqual([]);
  });

  test('it is nobody’s work any more when he was forgotten on request, and its words are gone', async () => {
    const { id } = await write();
    await showroom.as('陈经理').call('privacy.erase', {
      id: customer.id,
      asker: 'self',
      proof: 'id_card',
      way: 'in_person',
      requestedOn: '2026-03-09',
    });
    expect(stored(id)).toMatchObject({ state: 'withdrawn', addressee_id: null });
    expect(await showroom.as('王磊').call('instruction.counts', {})).toMatchObject({ unread: 0, read: 0 });
    expect(showroom.store.prepare('SELECT content FROM instruction').pluck().get()).not.toContain('旧车');
  });
});
