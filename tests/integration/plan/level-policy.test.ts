import { describe, expect, it, onTestFinished } from 'vitest';
import { applyPiece, applyPolicyInForce } from '../../../api/level-policy/apply.ts';
import { readMark, writeMark } from '../../../api/level-policy/mark.ts';
import { readLevelPolicies } from '../../../api/policies.ts';
import { levelsOfQuery, livingOfLevelQuery, staleCountQuery, staleOfQuery } from '../../../db/queries/level-policy.ts';
import { runCommand } from '../../../db/unit-of-work.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { regulationLevelPolicy } from '../../../shared/domain/level-policy.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn, reached, rowOf } from '../support/plans.ts';
import { createTestShowroom, type InputOf, type TestShowroom, type TestShowroomOptions } from '../support/showroom.ts';

/** Monday 2026-03-09, 10:00. */
async function monday(options: TestShowroomOptions = {}): Promise<TestShowroom> {
  const showroom = await createTestShowroom({ at: '2026-03-09 08:00', ...options });
  onTestFinished(() => showroom.close());
  onTestFinished(() => expect(showroom.log).toEqual([]));
  showroom.clock.set('2026-03-09 10:00');
  return showroom;
}

type Wish = InputOf<'policy.saveLevels'>;

const horizons = { H: 7, A: 15, B: 30, C: 365 };

/** The regulation with something else in it, from a day on. */
function policy(effectiveFrom: string, gaps: Partial<Wish['gaps']> = {}, more: Partial<Wish> = {}): Wish {
  const basedOn = regulationLevelPolicy.id;
  return {
    effectiveFrom,
    gaps: { ...regulationLevelPolicy.gaps, ...gaps },
    horizons,
    firstPlanDays: 2,
    basedOn,
    ...more,
  };
}

const days = (count: number) => ({ unit: 'day' as const, count });

function openPlan({ store }: TestShowroom, { opportunityId }: TestCustomer): string {
  const query = "SELECT id FROM plan WHERE opportunity_id = ? AND state = 'open' AND role = 'next'";
  return String(store.prepare(query).pluck().get(opportunityId));
}

const limitOf = (showroom: TestShowroom, { opportunityId }: TestCustomer): string =>
  rowOf(showroom, 'opportunity', opportunityId).limitOn;

describe('a version of the intervals from today on (§三)', () => {
  it('is previewed as it will be, and saves exactly that: shorter moves plans to the limit, longer moves none', async () => {
    const showroom = await monday();
    // on the card's own day the 48-hour plan stands, so the calls are recorded on the day after
    const customers = [0, 1, 2, 3].map((i) =>
      addCustomer(showroom, { level: i < 3 ? 'B' : 'C', name: `客户${i}`, phone: `1380000${1000 + i}` }),
    );
    showroom.clock.set('2026-03-11 10:00');
    for (const [i, dueOn] of ['2026-03-25', '2026-03-16', '2026-03-17', '2026-03-30'].entries())
      await showroom.as('王磊').call('followup.record', reached(customers[i]?.opportunityId ?? '', nextOn(dueOn)));
    const [far, near, later, other] = customers.map((customer) => ({
      ...customer,
      planId: openPlan(showroom, customer),
    }));
    if (!far || !near || !later || !other) throw new Error('nobody was added');
    showroom.clock.set('2026-03-12 10:00');
    const boss = showroom.as('general_manager');
    const wish = policy('2026-03-12', { B: days(5), C: days(30) }, { note: '展厅客流少了' });
    const { note: _, ...asked } = wish;
    const preview = await boss.call('policy.previewLevels', asked);
    expect(preview).toEqual({
      changeOn: '2026-03-12',
      changes: ['B 级 14 天 → 5 天', 'C 级 21 天 → 30 天'],
      moved: 2,
      onTheDay: 0,
      overdue: 0,
      dueBefore: 0,
      levels: [
        { level: 'B', living: 3, moved: 2, onTheDay: 0 },
        { level: 'C', living: 1, moved: 0, onTheDay: 0 },
      ],
      people: [{ person: { id: showroom.as('王磊').id, name: '王磊' }, moved: 2, onTheDay: 0 }],
      firstOn: '2026-03-16',
      lastOn: '2026-03-16',
      stale: null,
    });
    expect(rowOf(showroom, 'plan', far.planId).dueOn).toBe('2026-03-25');
    const saved = await boss.call('policy.saveLevels', wish);
    expect(saved).toMatchObject({ inForce: true, moved: 2, more: false });
    const plan = (each: typeof far) => {
      const { dueOn, origin } = rowOf(showroom, 'plan', each.planId);
      return [dueOn, origin];
    };
    expect(plan(far)).toEqual(['2026-03-16', 'policy_change']);
    expect(plan(near)).toEqual(['2026-03-16', 'followup']);
    expect(plan(later)).toEqual(['2026-03-16', 'policy_change']);
    expect(plan(other)).toEqual(['2026-03-30', 'followup']);
    expect(limitOf(showroom, far)).toBe('2026-03-16');
    expect(limitOf(showroom, other)).toBe('2026-04-10');
    const { versions, current } = await showroom.as('王磊').call('policy.levels', {});
    expect(current).toBe(saved.id);
    expect(versions.at(-1)).toMatchObject({ note: '展厅客流少了', createdBy: { name: '吴总' }, withdrawable: false });
    expect(verifyDatabase(showroom.store.connection)).toMatchObject({ findings: [] });
    const log = await showroom.as('admin').call('log.list', {});
    expect(log.rows[0]).toMatchObject({ title: '定新的级别规定', person: { name: '吴总' } });
  });

  it('makes nobody late: what would have been due before is due on the day of the change', async () => {
    const showroom = await monday();
    const customer = addCustomer(showroom, { level: 'C' });
    showroom.clock.set('2026-03-10 10:00');
    await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, nextOn('2026-03-31')));
    showroom.clock.set('2026-03-20 10:00');
    const boss = showroom.as('general_manager');
    const wish = policy('2026-03-20', { C: days(3) });
    expect(await boss.call('policy.previewLevels', wish)).toMatchObject({
      moved: 1,
      overdue: 0,
      firstOn: '2026-03-23',
    });
    await boss.call('policy.saveLevels', wish);
    expect(limitOf(showroom, customer)).toBe('2026-03-23');
    expect(rowOf(showroom, 'plan', openPlan(showroom, customer)).dueOn).toBe('2026-03-23');
  });

  it('leaves the 48-hour plan one that only moves earlier, and the card what was written on it', async () => {
    const showroom = await monday();
    const customer = addCustomer(showroom, { level: 'A' });
    await showroom.as('sales_manager').call('policy.saveLevels', policy('2026-03-09', { A: days(1) }));
    expect(rowOf(showroom, 'plan', customer.planId)).toMatchObject({ dueOn: '2026-03-10', origin: 'first_48h' });
  });

  it('moves nobody to the top of 最近更新', async () => {
    const showroom = await monday();
    const customer = addCustomer(showroom, { level: 'N' });
    const updated = () =>
      showroom.store.prepare('SELECT updated_at FROM customer WHERE id = ?').pluck().get(customer.id);
    const before = updated();
    showroom.clock.set('2026-03-09 11:00');
    await showroom.as('admin').call('policy.saveLevels', policy('2026-03-09', { N: days(20) }));
    expect(limitOf(showroom, customer)).toBe('2026-03-29');
    expect(updated()).toBe(before);
  });

  it('may be corrected on its own day; what it had moved stays where it is', async () => {
    const showroom = await monday();
    const customer = addCustomer(showroom, { level: 'A' });
    const boss = showroom.as('general_manager');
    const { id } = await boss.call('policy.saveLevels', policy('2026-03-09', { A: days(1) }));
    await boss.call('policy.saveLevels', policy('2026-03-09', { A: days(6) }, { basedOn: id }));
    expect(limitOf(showroom, customer)).toBe('2026-03-15');
    expect(rowOf(showroom, 'plan', customer.planId).dueOn).toBe('2026-03-10');
  });
});

describe('a version of a later day', () => {
  it('changes nothing before its midnight, then everything once', async () => {
    const showroom = await monday();
    const customer = addCustomer(showroom, { level: 'C' });
    showroom.clock.set('2026-03-10 10:00');
    const me = showroom.as('王磊');
    await me.call('followup.record', reached(customer.opportunityId, nextOn('2026-03-31')));
    const boss = showroom.as('general_manager');
    const saved = await boss.call('policy.saveLevels', policy('2026-03-16', { C: days(10) }));
    expect(saved).toMatchObject({ inForce: false, moved: 0 });
    showroom.clock.set('2026-03-15 23:59');
    await me.call('plan.counts', {});
    expect(limitOf(showroom, customer)).toBe('2026-03-31');
    showroom.clock.set('2026-03-16 00:00');
    await me.call('plan.counts', {});
    expect(limitOf(showroom, customer)).toBe('2026-03-20');
    expect(rowOf(showroom, 'plan', openPlan(showroom, customer)).dueOn).toBe('2026-03-20');
    const changes = showroom.store.connection.prepare('SELECT count(*) FROM change').pluck();
    const before = changes.get();
    showroom.clock.set('2026-03-18 09:00');
    await me.call('plan.counts', {});
    expect(changes.get()).toBe(before);
    const entry = showroom.store.prepare("SELECT actor_id FROM audit_log WHERE action = 'job.level_policy'").pluck();
    expect(entry.get()).toBe('system');
  });

  it('that came while the machine slept takes effect on waking: no plan is due before', async () => {
    const showroom = await monday();
    const customer = addCustomer(showroom, { level: 'C' });
    showroom.clock.set('2026-03-10 10:00');
    await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, nextOn('2026-03-31')));
    await showroom.as('general_manager').call('policy.saveLevels', policy('2026-03-16', { C: days(2) }));
    showroom.clock.set('2026-03-24 08:00');
    const { rows } = await showroom.as('general_manager').call('finding.list', {});
    expect(rows.filter(({ rule }) => rule === 'F-PLAN-MISSED')).toEqual([]);
    expect(rowOf(showroom, 'plan', openPlan(showroom, customer)).dueOn).toBe('2026-03-26');
  });

  it('does not judge the nights before it: a plan overdue under the old one stays due on its day', async () => {
    const showroom = await monday();
    const customer = addCustomer(showroom, { level: 'A' });
    await showroom.as('general_manager').call('policy.saveLevels', policy('2026-03-12', { A: days(1) }));
    showroom.clock.set('2026-03-12 08:00');
    const { rows } = await showroom.as('general_manager').call('finding.list', {});
    expect(rows).toMatchObject([{ rule: 'F-PLAN-MISSED', concernsOn: '2026-03-11' }]);
    expect(rowOf(showroom, 'plan', customer.planId).dueOn).toBe('2026-03-11');
  });

  it('can be withdrawn before its day, and not after', async () => {
    const showroom = await monday();
    const customer = addCustomer(showroom, { level: 'A' });
    const boss = showroom.as('general_manager');
    const { id } = await boss.call('policy.saveLevels', policy('2026-03-11', { A: days(1) }));
    await boss.call('policy.withdrawLevels', { id });
    showroom.clock.set('2026-03-11 08:00');
    await boss.call('policy.levels', {});
    expect(limitOf(showroom, customer)).toBe('2026-03-16');
    const { id: later } = await boss.call('policy.saveLevels', policy('2026-03-12', { A: days(1) }));
    showroom.clock.set('2026-03-12 08:00');
    expect(await boss.refused('policy.withdrawLevels', { id: later })).toMatchObject({ code: 'POLICY_IN_FORCE' });
    expect(await boss.refused('policy.withdrawLevels', { id: 'nobody' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await boss.refused('policy.withdrawLevels', { id: regulationLevelPolicy.id })).toMatchObject({
      code: 'POLICY_IN_FORCE',
    });
  });

  it('is brought back where the machine’s date was ahead', async () => {
    const showroom = await monday();
    const customer = addCustomer(showroom, { level: 'N' });
    const boss = showroom.as('general_manager');
    await boss.call('policy.saveLevels', policy('2026-03-20', { N: days(5) }));
    showroom.clock.set('2026-03-21 08:00');
    await boss.call('policy.levels', {});
    expect(limitOf(showroom, customer)).not.toBe('2026-04-09');
    showroom.clock.set('2026-03-10 08:00');
    await boss.call('policy.levels', {});
    expect(limitOf(showroom, customer)).toBe('2026-04-09');
  });
});

describe('what is refused', () => {
  it('names the field and the way out, and nothing is written', async () => {
    const showroom = await monday();
    const boss = showroom.as('general_manager');
    const count = (): number => readLevelPolicies(showroom.store).length;
    const code = async (wish: Wish) => (await boss.refused('policy.saveLevels', wish)).code;
    expect(await code(policy('2026-03-08', { H: days(1) }))).toBe('DATE_IN_PAST');
    expect(await code(policy('2026-02-30', { H: days(1) }))).toBe('INVALID_INPUT');
    expect(await code(policy('2026-03-09'))).toBe('POLICY_SAME');
    expect(await code(policy('2026-03-09', { H: days(0) }))).toBe('INVALID_INPUT');
    expect(await code(policy('2026-03-09', {}, { horizons: { ...horizons, H: 20 } }))).toBe('INVALID_INPUT');
    await boss.call('policy.saveLevels', policy('2026-03-12', { H: days(1) }));
    expect(await code(policy('2026-03-12', { H: days(3) }))).toBe('POLICY_DAY_TAKEN');
    expect(await code(policy('2026-03-13', { H: days(3) }))).toBe('POLICY_CHANGED');
    expect(count()).toBe(2);
    // the preview refuses alike, so that nobody looks at figures of something that cannot be saved
    expect((await boss.refused('policy.previewLevels', policy('2026-03-08', { H: days(1) }))).code).toBe(
      'DATE_IN_PAST',
    );
  });

  it('is for those who set the measure', async () => {
    const showroom = await monday();
    for (const role of ['consultant', 'showroom_manager', 'clerk'])
      expect((await showroom.as(role).refused('policy.saveLevels', policy('2026-03-09', { H: days(1) }))).code).toBe(
        'FORBIDDEN',
      );
    showroom.setAuthority(false);
    expect((await showroom.as('admin').refused('policy.saveLevels', policy('2026-03-09', { H: days(1) }))).code).toBe(
      'NOT_AUTHORITY',
    );
  });
});

describe('a large store', () => {
  it('is brought over piece by piece, each opportunity once, whatever comes in between', async () => {
    const showroom = await monday();
    const customers = Array.from({ length: 7 }, (_, i) =>
      addCustomer(showroom, { level: i % 2 === 0 ? 'A' : 'B', name: `客户${i}`, phone: `1380000${1000 + i}` }),
    );
    const { store, clock } = showroom;
    const boss = showroom.as('general_manager');
    await boss.call('policy.saveLevels', policy('2026-03-10', { A: days(4), B: days(4) }));
    clock.set('2026-03-10 00:00');
    const env = { command: 'test', actorId: 'system', now: clock.now(), isAuthority: true };
    const pieces: unknown[] = [];
    for (let i = 0; i < 4; i++) pieces.push(runCommand(store, env, (tx) => applyPiece(tx, store, '2026-03-10', 3)));
    expect(pieces).toEqual([
      { moved: 0, more: true },
      { moved: 0, more: true },
      { moved: 0, more: false },
      { moved: 0, more: false },
    ]);
    for (const customer of customers) expect(limitOf(showroom, customer)).toBe('2026-03-13');
    expect(applyPolicyInForce(store, { today: '2026-03-10', now: clock.now() })).toBe(null);
  });

  it('keeps what an earlier version left undone when another one comes', async () => {
    const showroom = await monday();
    const customer = addCustomer(showroom, { level: 'A' });
    const boss = showroom.as('general_manager');
    const { id } = await boss.call('policy.saveLevels', policy('2026-03-09', { A: days(3) }));
    // as if it had not come to A yet
    writeMark(showroom.store, { id, left: { levels: ['A'], after: '' } });
    const again = await boss.call(
      'policy.saveLevels',
      policy('2026-03-09', { A: days(3), B: days(9) }, { basedOn: id }),
    );
    expect(readMark(showroom.store)).toEqual({ id: again.id, left: null });
    expect(limitOf(showroom, customer)).toBe('2026-03-12');
  });

  it('reads opportunities, stale grades and histories through their indexes', async () => {
    const { store } = await monday();
    const grades = { kind: 'E', before: '2026-03-09' } as const;
    const stale = { assigneeId: 'a', grades, after: null, limit: 51 };
    const queries = [
      [livingOfLevelQuery('A', '', 500), 'opportunity_living'],
      [staleOfQuery(stale), 'plan_open_by_grade'],
      [staleOfQuery({ ...stale, after: { key: 'E 2026-03-01', id: 'x' } }), 'plan_open_by_grade'],
      [staleCountQuery('a', 'E ', 'E 2026-03-09'), 'plan_open_by_grade'],
      [levelsOfQuery('a', 20), 'level_change_by_opportunity'],
    ] as const;
    for (const [query, index] of queries) {
      const steps = store.read.explain(query);
      expect(steps[0]).toContain(index);
      expect(steps.filter((step) => step.includes('TEMP B-TREE') || step.startsWith('SCAN'))).toEqual([]);
    }
  });
});

it('a broken-off piece leaves the mark where it was', async () => {
  const showroom = await monday();
  addCustomer(showroom, { level: 'A' });
  await showroom.as('general_manager').call('policy.saveLevels', policy('2026-03-10', { A: days(1) }));
  const before = readMark(showroom.store);
  const env = { command: 'test', actorId: 'system', now: showroom.clock.now(), isAuthority: true };
  expect(() =>
    runCommand(showroom.store, env, (tx) => {
      applyPiece(tx, showroom.store, '2026-03-10');
      throw new Error('power cut');
    }),
  ).toThrow('power cut');
  expect(readMark(showroom.store)).toEqual(before);
  const done = applyPolicyInForce(showroom.store, { today: '2026-03-10', now: showroom.clock.now() });
  if (done === null || isRefusal(done)) throw new Error('nothing was applied');
  expect(done).toEqual({ moved: 1, more: false });
});
