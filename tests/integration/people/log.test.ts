import { afterEach, beforeEach, expect, test } from 'vitest';
import { listLogQuery } from '../../../db/queries/audit-log.ts';
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
      person: { id: showroom.as('admin').id, name: '孙管理' },
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
  const seenSince = 0;
  const after = [5, 'x'] as const;
  const queries = [
    listLogQuery(null, page),
    listLogQuery('staff:x', page),
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
