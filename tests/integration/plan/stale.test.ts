import { expect, it, onTestFinished } from 'vitest';
import { addCustomer } from '../support/customers.ts';
import { nextOn, reached } from '../support/plans.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

async function monday(): Promise<TestShowroom> {
  const showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
  onTestFinished(() => showroom.close());
  return showroom;
}

const stale = async (showroom: TestShowroom, who = '王磊') =>
  (await showroom.as(who).call('opportunity.stale', {})).rows.map(({ name, level, staleSince }) => [
    name,
    level,
    staleSince,
  ]);

it('an expected day that passed and a horizon that ran out are to be graded anew, the expected days first (§三)', async () => {
  const showroom = await monday();
  const add = (name: string, level: 'H' | 'A' | 'N', i: number, expectedOn?: string) =>
    addCustomer(showroom, { name, level, phone: `1380000${1000 + i}`, expectedOn: expectedOn ?? null });
  add('甲', 'H', 1);
  add('乙', 'A', 2, '2026-03-20');
  add('丙', 'A', 3, '2026-03-18');
  add('丁', 'N', 4);
  showroom.clock.set('2026-03-16 10:00');
  expect(await stale(showroom)).toEqual([]);
  showroom.clock.set('2026-03-17 10:00');
  expect(await stale(showroom)).toEqual([['甲', 'H', '2026-03-17']]);
  showroom.clock.set('2026-03-21 10:00');
  expect(await stale(showroom)).toEqual([
    ['丙', 'A', '2026-03-19'],
    ['乙', 'A', '2026-03-21'],
    ['甲', 'H', '2026-03-17'],
  ]);
  // page by page it is the same
  const me = showroom.as('王磊');
  const names: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: { rows: { name: string }[]; nextCursor: string | null; count: number } = await me.call(
      'opportunity.stale',
      { limit: 1, ...(cursor ? { cursor } : {}) },
    );
    names.push(...page.rows.map(({ name }) => name));
    expect(page.count).toBe(3);
    cursor = page.nextCursor;
  }
  expect(names).toEqual(['丙', '乙', '甲']);
  expect(await showroom.as('sales_manager').call('opportunity.staleCounts', {})).toMatchObject({
    own: 0,
    total: 3,
    people: [{ person: { name: '王磊' }, count: 3 }],
  });
  expect(await me.call('opportunity.staleCounts', {})).toEqual({ own: 3, total: 3, people: [] });
});

it('a grading takes it off the list, also one that finds the same level right; each is kept with its reason', async () => {
  const showroom = await monday();
  const { opportunityId } = addCustomer(showroom, { level: 'H' });
  showroom.clock.set('2026-03-11 10:00');
  const me = showroom.as('王磊');
  await me.call('followup.record', reached(opportunityId, nextOn('2026-03-13')));
  const same = { id: opportunityId, level: 'H' as const, expectedOn: null, noExpectedDate: false };
  await me.call('opportunity.setLevel', same);
  const { rows: before } = await me.call('opportunity.levels', { id: opportunityId });
  expect(before).toHaveLength(1);
  showroom.clock.set('2026-03-18 10:00');
  expect(await stale(showroom)).toHaveLength(1);
  await me.call('opportunity.setLevel', { ...same, reason: '周末就来' });
  expect(await stale(showroom)).toEqual([]);
  showroom.clock.set('2026-03-19 10:00');
  await me.call('opportunity.setLevel', { ...same, level: 'N', noExpectedDate: true });
  const { rows } = await me.call('opportunity.levels', { id: opportunityId });
  expect(rows.map(({ from, to, reason, changedOn, by }) => [from, to, reason, changedOn, by.name])).toEqual([
    ['H', 'N', '', '2026-03-19', '王磊'],
    ['H', 'H', '周末就来', '2026-03-18', '王磊'],
    [null, 'H', '', '2026-03-09', '王磊'],
  ]);
});

it('what becomes stale is shown by the horizons in force, and of others only to a manager', async () => {
  const showroom = await monday();
  const { opportunityId } = addCustomer(showroom, { level: 'H' });
  showroom.clock.set('2026-03-17 10:00');
  expect(await stale(showroom)).toHaveLength(1);
  const boss = showroom.as('general_manager');
  const { versions } = await boss.call('policy.levels', {});
  const gap = (level: string) => {
    const found = versions[0]?.levels.find((each) => each.level === level);
    return { unit: found?.gapUnit ?? 'day', count: found?.gapCount ?? 1 };
  };
  const wish = {
    effectiveFrom: '2026-03-17',
    gaps: { O: gap('O'), H: gap('H'), A: gap('A'), B: gap('B'), C: gap('C'), N: gap('N') },
    horizons: { H: 10, A: 15, B: 30, C: 365 },
    firstPlanDays: 2,
    basedOn: versions[0]?.id ?? '',
  };
  expect((await boss.call('policy.previewLevels', wish)).stale).toEqual({ before: 1, after: 0 });
  await boss.call('policy.saveLevels', wish);
  expect(await stale(showroom)).toEqual([]);
  const [wang, li] = [showroom.as('王磊'), showroom.as('李娜')];
  expect((await li.refused('opportunity.stale', { assigneeId: wang.id })).code).toBe('FORBIDDEN');
  expect((await li.refused('opportunity.levels', { id: opportunityId })).code).toBe('NOT_OWNER');
  expect((await boss.call('opportunity.stale', { assigneeId: wang.id })).assignee).toMatchObject({ name: '王磊' });
});

it('a grading is taken back for ten minutes: level, limit and plan say again what they said before', async () => {
  const showroom = await monday();
  const { id, opportunityId, planId } = addCustomer(showroom, { level: 'N', phone: '13800001001' });
  showroom.clock.set('2026-03-11 09:30');
  const me = showroom.as('王磊');
  await me.call('followup.record', reached(opportunityId, nextOn('2026-04-10'), { planId }));
  showroom.clock.set('2026-03-12 09:30');
  const tables = ['opportunity', 'plan', 'level_change', 'card'] as const;
  const said = (): unknown => {
    const rows = tables.map((table) =>
      showroom.store
        .prepare(`SELECT * FROM ${table} WHERE customer_id = ? AND deleted_hlc IS NULL ORDER BY id`)
        .all(id),
    );
    return JSON.parse(JSON.stringify(rows, (key, value) => (/^row_(hlc|set)$/.test(key) ? undefined : value)));
  };
  const before = said();
  const grade = { id: opportunityId, level: 'H', expectedOn: '2026-03-14' } as const;
  const { changeId, nextPlanOn } = await me.call('opportunity.setLevel', grade);
  expect(nextPlanOn < '2026-03-16').toBe(true);
  expect((await me.call('opportunity.setLevel', grade)).changeId).toBeNull();
  expect(
    await showroom.as('sales_manager').refused('opportunity.undoLevel', { changeId: changeId ?? '' }),
  ).toMatchObject({ code: 'LEVEL_NOT_UNDONE', params: { why: '这次级别是别人定的' } });
  showroom.clock.set('2026-03-12 09:39');
  expect(await me.call('opportunity.undoLevel', { changeId: changeId ?? '' })).toMatchObject({
    level: 'N',
    nextPlanOn: '2026-04-10',
  });
  expect(said()).toEqual(before);
  expect(await me.refused('opportunity.undoLevel', { changeId: changeId ?? '' })).toMatchObject({
    code: 'ALREADY_DONE',
  });
  expect(await me.refused('opportunity.undoLevel', { changeId: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
  // graded anew, and called: what rests on it keeps it
  const again = await me.call('opportunity.setLevel', grade);
  await me.call('followup.record', reached(opportunityId, nextOn('2026-03-13')));
  expect(await me.refused('opportunity.undoLevel', { changeId: again.changeId ?? '' })).toMatchObject({
    params: { why: '计划、级别或洽谈卡后来又改过' },
  });
});
