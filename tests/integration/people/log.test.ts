import { afterEach, beforeEach, expect, test } from 'vitest';
import { listLogQuery, logNumbersQuery } from '../../../db/queries/audit-log.ts';
import { listAttemptsQuery, listSessionsQuery } from '../../../db/queries/sessions.ts';
import { createTestShowroom, type TestShowroom, testPassword } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeEach(async () => {
  showroom = await createTestShowroom();
});
afterEach(() => showroom.close());

test('the log says in Chinese who did what to what, the newest first, and shows no values', async () => {
  const { id } = showroom.as('王磊');
  await showroom.as('admin').call('staff.update', { id, phone: '15000003178' });
  const { rows } = await showroom.as('general_manager').call('log.list', { limit: 1 });
  expect(rows).toEqual([
    {
      seq: expect.any(Number),
      at: showroom.clock.now(),
      action: 'staff.update',
      title: '改人员资料',
      subject: `staff:${id}`,
      subjectWords: '人员 王磊',
      person: { id: showroom.as('admin').id, name: '孙管理' },
      program: null,
    },
  ]);
});

test('signing in, signing out and tokens are in the log', async () => {
  const person = showroom.stranger();
  await person.call('session.login', { loginName: 'consultant1', password: testPassword });
  await person.call('session.logout', {});
  const { id } = showroom.as('王磊');
  await showroom.as('admin').call('token.create', { staffId: id, name: '报表' });
  const { rows } = await showroom.as('admin').call('log.list', { subject: `staff:${id}` });
  expect(rows.map(({ action }) => action).slice(0, 3)).toEqual(['token.create', 'session.logout', 'session.login']);
});

test('the log can be read for one person and one day', async () => {
  const wang = showroom.as('王磊');
  showroom.clock.set('2026-03-09 23:50');
  await wang.call('card.quickSave', { values: { name: '田永刚', gender: 'male', phone: '13900006621', level: 'B' } });
  showroom.clock.set('2026-03-10 00:10');
  await wang.call('card.quickSave', { values: { name: '白雪', gender: 'female', phone: '13900006622', level: 'B' } });
  const rowsOf = async (input: { readonly personId?: string; readonly day?: string }) =>
    (await showroom.as('general_manager').call('log.list', { ...input, limit: 100 })).rows;
  const evening = await rowsOf({ personId: wang.id, day: '2026-03-09' });
  expect(evening.map(({ subjectWords }) => subjectWords).join()).toContain('田永刚');
  expect(evening.map(({ subjectWords }) => subjectWords).join()).not.toContain('白雪');
  const all = await rowsOf({});
  const ofDay = await rowsOf({ day: '2026-03-10' });
  expect(ofDay.length).toBeGreaterThan(0);
  expect(ofDay.every(({ at }) => at >= Date.parse('2026-03-10T00:00+08:00'))).toBe(true);
  const own = await rowsOf({ personId: wang.id });
  expect(own).toEqual(all.filter(({ person }) => person?.id === wang.id));
  expect(await rowsOf({ day: '2026-02-01' })).toEqual([]);
});

test('an administrator reads of customers no more than the masked name', async () => {
  const wang = showroom.as('王磊');
  await wang.call('card.quickSave', { values: { name: '田永刚', gender: 'male', phone: '13900006621', level: 'B' } });
  const { rows } = await showroom.as('admin').call('log.list', { personId: wang.id });
  const words = rows.map(({ subjectWords }) => subjectWords).join();
  expect(words).toContain('田');
  expect(words).not.toContain('田永刚');
});

test('what a refusal stopped is not in the log', async () => {
  const before = (await showroom.as('admin').call('log.list', { limit: 1 })).rows[0]?.seq;
  await showroom.as('admin').refused('staff.deactivate', { id: showroom.as('admin').id });
  expect((await showroom.as('admin').call('log.list', { limit: 1 })).rows[0]?.seq).toBe(before);
});

test('the log goes page by page without a gap', async () => {
  const all = (await showroom.as('admin').call('log.list', { limit: 100 })).rows.map(({ seq }) => seq);
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await showroom.as('admin').call('log.list', { limit: 4, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.rows.map(({ seq }) => seq));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(seen).toEqual(all);
});

test.each(['sales_manager', 'showroom_manager', 'consultant', 'clerk'])('the log is not for %s', async (role) => {
  expect((await showroom.as(role).refused('log.list', {})).code).toBe('FORBIDDEN');
});

test('the long lists are read along an index, in their order', () => {
  const page = { after: [5] as const, limit: 50 };
  const everything = { subject: null, actorId: null, between: null };
  const seenSince = 0;
  const after = [5, 'x'] as const;
  const queries = [
    listLogQuery({ ...everything, subject: 'staff:x' }, page),
    listLogQuery({ ...everything, actorId: 'x' }, page),
    listLogQuery({ ...everything, between: { first: 1, last: 9 } }, page),
    listLogQuery({ ...everything, actorId: 'x', between: { first: 1, last: 9 } }, page),
    listLogQuery(everything, page),
    logNumbersQuery(1, 2),
    listAttemptsQuery(null, page),
    listAttemptsQuery('x', page),
    listSessionsQuery({ staffId: null, seenSince }, { after, limit: 50 }),
    listSessionsQuery({ staffId: 'x', seenSince }, { after, limit: 50 }),
  ];
  for (const query of queries) {
    const plan = showroom.store.read.explain(query).join('\n');
    expect(plan).not.toContain('SCAN');
    expect(plan).not.toContain('TEMP B-TREE');
  }
});
