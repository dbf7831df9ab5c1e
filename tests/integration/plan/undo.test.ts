import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evaluate } from '../../../api/jobs/evaluate.ts';
import type { FollowupInput } from '../../../shared/contract/followup.ts';
import { codesOf } from '../../../shared/domain/codes.ts';
import { type Ending, endings } from '../../../shared/domain/ending.ts';
import { type FollowupOutcome, followupOutcomes, isEffective } from '../../../shared/domain/followup.ts';
import { fullCard } from '../card/full-card.ts';
import { addCustomer, addOpportunity, type TestCustomer } from '../support/customers.ts';
import { nextOn, openPlansOf, reached, rowOf } from '../support/plans.ts';
import { seededRandom } from '../support/random.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

const minute = 60_000;
let showroom: TestShowroom;
let customer: TestCustomer;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
  customer = addCustomer(showroom, { level: 'A' });
  showroom.clock.set('2026-03-11 09:30');
});
afterEach(() => showroom.close());

const tables = ['opportunity', 'plan', 'followup', 'level_change', 'ending_request', 'card', 'consent'] as const;

/** Everything that the store says of a customer, derived columns as well, without what was deleted. */
function said(id: string): unknown {
  const { store } = showroom;
  const living = tables.map((table) =>
    store.prepare(`SELECT * FROM ${table} WHERE customer_id = ? AND deleted_hlc IS NULL ORDER BY id`).all(id),
  );
  const person = store.prepare('SELECT * FROM customer WHERE id = ?').get(id) as object;
  return [living, { ...person, updated_at: 0 }];
}

const findings = () =>
  showroom.store
    .prepare("SELECT rule, subject_id FROM finding WHERE rule IN ('F-PLAN-MISSED', 'F-FEEDBACK-EMPTY')")
    .all();
const missOf = (day: string) => evaluate(showroom.store, { from: day, through: day, now: showroom.clock.now() });

/** A contact of the consultant in the words of the contract, drawn from a seed. */
function drawn(draw: (most: number) => number, opportunityIds: readonly string[], planId: string): FollowupInput {
  const outcome = codesOf(followupOutcomes)[draw(6)] as FollowupOutcome; // one of the seven
  const level = (['H', 'A', 'B', 'C', 'N'] as const)[draw(4)] ?? 'N';
  const reaching = isEffective(outcome);
  return {
    outcome,
    method: 'phone',
    category: null,
    feedback: '想再比一比',
    ...(draw(3) === 0 ? {} : { planId }),
    opportunities: opportunityIds.map((opportunityId) => {
      const ending =
        draw(3) === 0 ? { ending: (codesOf(endings)[draw(2)] ?? 'lost') as Ending, reason: '不买了' } : null;
      if (ending) return { opportunityId, ending };
      const graded = draw(1) === 0 ? { level, expectedOn: null, noExpectedDate: false, reason: '聊下来' } : null;
      return { opportunityId, next: nextOn(reaching ? '2026-03-13' : '2026-03-12'), level: graded };
    }),
  };
}

describe('taking a recorded follow-up back', () => {
  test('leaves everything as it was before, whatever the contact had decided (seeds 1–60)', async () => {
    const met = new Map<string, number>();
    for (let seed = 1; seed <= 60; seed++) {
      const bytes = seededRandom(seed);
      const draw = (most: number): number => (bytes(1)[0] ?? 0) % (most + 1);
      showroom.clock.set('2026-03-09 10:00');
      const person = addCustomer(showroom, { level: 'B', phone: `1380000${1000 + seed}` });
      const second = draw(1) === 0 ? [addOpportunity(showroom, person.id, { level: 'C' }).opportunityId] : [];
      if (draw(2) === 0) {
        showroom.clock.set('2026-03-10 16:00');
        await showroom.as('王磊').call('followup.record', reached(person.opportunityId, nextOn('2026-03-11')));
      }
      showroom.clock.set('2026-03-11 09:30');
      const planId = openPlansOf(showroom, person.opportunityId)[0]?.id ?? '';
      const before = said(person.id);
      const input = drawn(draw, [person.opportunityId, ...second], planId);
      const { contactId } = await showroom.as('王磊').call('followup.record', input);
      expect(said(person.id), `seed ${seed}`).not.toEqual(before);
      showroom.clock.advance(9 * minute);
      await showroom.as('王磊').call('followup.undo', { contactId });
      expect(said(person.id), `seed ${seed}`).toEqual(before);
      for (const each of [
        input.outcome,
        ...(input.opportunities ?? []).map((wish) => wish.ending?.ending ?? 'goes on'),
      ])
        met.set(each, (met.get(each) ?? 0) + 1);
    }
    for (const what of [...codesOf(followupOutcomes), ...codesOf(endings), 'goes on'])
      expect(met.get(what) ?? 0, what).toBeGreaterThan(0);
  });

  test('the plan is to be executed again: undone at midnight it is a finding, and none was earned for the silence', async () => {
    const input = {
      ...reached(customer.opportunityId, nextOn('2026-03-13'), { planId: customer.planId, feedback: '' }),
    };
    const { contactId } = await showroom.as('王磊').call('followup.record', { ...input, confirmedEmpty: true });
    await showroom.as('王磊').call('followup.undo', { contactId });
    showroom.clock.set('2026-03-12 00:01');
    missOf('2026-03-11');
    expect(findings()).toEqual([{ rule: 'F-PLAN-MISSED', subject_id: customer.planId }]);
  });

  test('recorded anew it counts, and no finding arises', async () => {
    const input = reached(customer.opportunityId, nextOn('2026-03-13'), { planId: customer.planId });
    const { contactId } = await showroom.as('王磊').call('followup.record', input);
    await showroom.as('王磊').call('followup.undo', { contactId });
    await showroom.as('王磊').call('followup.record', { ...input, feedback: '其实说下周来' });
    expect(openPlansOf(showroom, customer.opportunityId)).toHaveLength(1);
    showroom.clock.set('2026-03-12 00:01');
    missOf('2026-03-11');
    expect(findings()).toEqual([]);
  });

  test('opens the plan again in the work list, and leaves no trace in its figures', async () => {
    const day = () => showroom.as('王磊').call('plan.today', {});
    const before = await day();
    const input = reached(customer.opportunityId, nextOn('2026-03-13'), { planId: customer.planId });
    const { contactId } = await showroom.as('王磊').call('followup.record', input);
    expect((await day()).counts).toMatchObject({ open: 0, done: 1 });
    const { plan } = await showroom.as('王磊').call('plan.get', { id: customer.planId });
    expect(plan).toMatchObject({ contactId, undo: { contactId } });
    const past = await showroom.as('王磊').call('customer.timeline', { id: customer.id });
    expect(past.rows.find(({ kind }) => kind === 'followup')).toMatchObject({ contactId });
    expect(await showroom.as('王磊').call('followup.undo', { contactId })).toMatchObject({ planId: customer.planId });
    expect(await day()).toEqual(before);
    const { rows } = await showroom.as('王磊').call('customer.timeline', { id: customer.id });
    expect(rows.map(({ kind }) => kind)).not.toContain('followup');
  });

  test('the log tells both, and who', async () => {
    const input = reached(customer.opportunityId, nextOn('2026-03-13'), { planId: customer.planId });
    const { contactId } = await showroom.as('王磊').call('followup.record', input);
    await showroom.as('王磊').call('followup.undo', { contactId });
    const told = showroom.store
      .prepare("SELECT DISTINCT action, actor_id FROM audit_log WHERE action LIKE 'followup.%' ORDER BY action")
      .all();
    const actor_id = showroom.as('王磊').id;
    expect(told).toEqual([
      { action: 'followup.record', actor_id },
      { action: 'followup.undo', actor_id },
    ]);
  });

  test('today’s card says again what it said: level, day of the next plan and all', async () => {
    showroom.clock.set('2026-03-11 14:00');
    const values = { ...fullCard, level: 'C' as const, expectedOn: '2026-06-01', nextPlanOn: '2026-03-13' };
    const card = await showroom.as('王磊').call('card.complete', { values });
    const opportunityId = card.opportunityId ?? '';
    const before = said(card.customerId);
    const level = { level: 'H' as const, expectedOn: '2026-03-16' };
    const { contactId } = await showroom
      .as('王磊')
      .call('followup.record', reached(opportunityId, null, { wish: { level } }));
    expect(await showroom.as('王磊').call('card.get', { id: card.cardId })).toMatchObject({ values: { level: 'H' } });
    await showroom.as('王磊').call('followup.undo', { contactId });
    expect(said(card.customerId)).toEqual(before);
  });
});

describe('it stands, and the answer says why', () => {
  const record = async (more: Partial<FollowupInput> & { readonly wish?: object } = {}): Promise<string> => {
    const next = more.wish === undefined ? nextOn('2026-03-13') : null;
    const input = reached(customer.opportunityId, next, { planId: customer.planId, ...more });
    return (await showroom.as('王磊').call('followup.record', input)).contactId;
  };
  const refusal = async (contactId: string, who = '王磊') =>
    (await showroom.as(who).refused('followup.undo', { contactId })).params.why;

  test('after ten minutes', async () => {
    const contactId = await record();
    showroom.clock.advance(10 * minute);
    expect(await refusal(contactId)).toContain('10 分钟');
  });

  test('after midnight, although it was recorded three minutes ago', async () => {
    showroom.clock.set('2026-03-11 23:58');
    const contactId = await record();
    showroom.clock.set('2026-03-12 00:01');
    expect(await refusal(contactId)).toContain('过了当天');
  });

  test('where somebody else recorded it, a manager as well', async () => {
    const contactId = await record();
    expect(await refusal(contactId, '李娜')).toContain('别人');
    expect(await refusal(contactId, 'sales_manager')).toContain('别人');
  });

  test('after the customer was called again', async () => {
    const contactId = await record();
    await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, nextOn('2026-03-14')));
    expect(await refusal(contactId)).toContain('又联系过');
  });

  test('also while a request waits, which the later call did not touch', async () => {
    const contactId = await record({ wish: { ending: { ending: 'lost', reason: '买了哈弗' } } });
    await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, null));
    expect(await refusal(contactId)).toContain('又联系过');
  });

  test('after the manager decided on its request', async () => {
    const contactId = await record({ wish: { ending: { ending: 'lost', reason: '买了哈弗' } } });
    const { rows } = await showroom.as('sales_manager').call('ending.pending', {});
    await showroom.as('sales_manager').call('ending.decide', { requestId: rows[0]?.requestId ?? '', approve: true });
    expect(await refusal(contactId)).toContain('经理已经决定');
    expect(rowOf(showroom, 'opportunity', customer.opportunityId).state).toBe('ended');
  });

  test('after the next plan was moved, or the level changed', async () => {
    const contactId = await record();
    const [next] = openPlansOf(showroom, customer.opportunityId);
    await showroom.as('王磊').call('plan.move', { id: next?.id ?? '', ...nextOn('2026-03-14') });
    expect(await refusal(contactId)).toContain('又改过');
  });

  test('a second time it is answered that it was done, and nobody’s contact is not found', async () => {
    const contactId = await record();
    await showroom.as('王磊').call('followup.undo', { contactId });
    expect(await showroom.as('王磊').refused('followup.undo', { contactId })).toMatchObject({ code: 'ALREADY_DONE' });
    expect(await showroom.as('王磊').refused('followup.undo', { contactId: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a later duplicate of what was taken back does not come to life', async () => {
    const contactId = await record({ contactId: 'c-1' });
    await showroom.as('王磊').call('followup.undo', { contactId });
    const again = reached(customer.opportunityId, nextOn('2026-03-13'), { planId: customer.planId, contactId });
    expect(await showroom.as('王磊').refused('followup.record', again)).toMatchObject({ code: 'ALREADY_DONE' });
  });
});
