import { describe, expect, it, onTestFinished } from 'vitest';
import { runEvaluation } from '../../../api/jobs/catch-up.ts';
import { runCommand } from '../../../db/unit-of-work.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { fullCard } from '../card/card-kit.ts';
import { addCustomer, addOpportunity } from '../support/customers.ts';
import { nextOn, reached } from '../support/plans.ts';
import { createTestShowroom, type OutputOf, type TestShowroom, type TestShowroomOptions } from '../support/showroom.ts';

/** Monday 2026-03-09, 14:00; a plan that is made now is due on Wednesday. */
async function monday(options: TestShowroomOptions = {}): Promise<TestShowroom> {
  const showroom = await createTestShowroom({ at: '2026-03-09 08:00', ...options });
  onTestFinished(() => showroom.close());
  onTestFinished(() => expect(showroom.log).toEqual([]));
  showroom.clock.set('2026-03-09 14:00');
  return showroom;
}

/** The first call of a morning: whatever it is, it catches up. */
async function findingsAt(showroom: TestShowroom, at: string): Promise<OutputOf<'finding.list'>['rows']> {
  showroom.clock.set(at);
  return (await showroom.as('general_manager').call('finding.list', { limit: 100 })).rows;
}

function reassign({ store, clock }: TestShowroom, planId: string, assigneeId: string): void {
  const env = { command: 'test', actorId: 'test', now: clock.now(), isAuthority: true };
  const done = runCommand(store, env, (tx) => tx.update('plan', planId, { assigneeId }));
  if (isRefusal(done)) throw new Error(done.code);
}

/** Closes a plan, or takes its closing back, as a command would that did nothing else. */
function setClosed({ store, clock }: TestShowroom, planId: string, on: string | null): void {
  const env = { command: 'test', actorId: 'test', now: clock.now(), isAuthority: true };
  const closing =
    on === null
      ? ({ state: 'open', closedAt: null, closedOn: null } as const)
      : ({ state: 'done', closedAt: env.now, closedOn: on } as const);
  const done = runCommand(store, env, (tx) => tx.update('plan', planId, closing));
  if (isRefusal(done)) throw new Error(done.code);
}

describe('F-PLAN-MISSED at the store’s midnight (§四.2, §八.2)', () => {
  it('arises at 24:00 of the due day, once, however often anybody looks', async () => {
    const showroom = await monday();
    addCustomer(showroom);
    expect(await findingsAt(showroom, '2026-03-11 23:59')).toEqual([]);
    const found = await findingsAt(showroom, '2026-03-12 00:00');
    expect(found).toMatchObject([
      { rule: 'F-PLAN-MISSED', concernsOn: '2026-03-11', person: { name: '王磊' }, amountFen: 5000, clause: '八.2' },
    ]);
    const ids = found.map(({ id }) => id);
    expect((await findingsAt(showroom, '2026-03-16 09:00')).map(({ id }) => id)).toEqual(ids);
    expect(runEvaluation(showroom.deps)).toEqual({ days: 7, findings: 0 });
    expect((await findingsAt(showroom, '2026-03-16 09:01')).map(({ id }) => id)).toEqual(ids);
  });

  it('a plan executed at 23:59 is none; executed at 0:00 it is, and stays', async () => {
    const showroom = await monday();
    const [inTime, late] = [addCustomer(showroom), addCustomer(showroom, { name: '许国强', phone: '13800000002' })];
    showroom.clock.set('2026-03-11 23:59');
    await showroom.as('王磊').call('followup.record', reached(inTime.opportunityId, nextOn('2026-03-13')));
    showroom.clock.set('2026-03-12 00:00');
    await showroom.as('王磊').call('followup.record', reached(late.opportunityId, nextOn('2026-03-13')));
    expect(await findingsAt(showroom, '2026-03-12 09:00')).toMatchObject([{ customerName: '许国强' }]);
  });

  it('is against whoever had the plan at that midnight, also where the machine slept for days', async () => {
    const showroom = await monday();
    const { planId } = addCustomer(showroom);
    showroom.clock.set('2026-03-11 20:00');
    reassign(showroom, planId, showroom.as('李娜').id);
    // asleep over the midnights of Wednesday and Thursday; the first thing that Friday morning writes is a reassignment
    showroom.clock.set('2026-03-13 08:00');
    reassign(showroom, planId, showroom.as('赵磊').id);
    expect(await findingsAt(showroom, '2026-03-13 08:01')).toMatchObject([
      { concernsOn: '2026-03-11', person: { name: '李娜' } },
    ]);
  });

  it('a closing that was taken back the same day leaves the plan undone at its midnight, also where it is done before anybody looks', async () => {
    const showroom = await monday();
    const undone = addCustomer(showroom);
    const again = addCustomer(showroom, { name: '许国强', phone: '13800000002' });
    showroom.clock.set('2026-03-11 10:00');
    for (const { planId } of [undone, again]) setClosed(showroom, planId, '2026-03-11');
    showroom.clock.set('2026-03-11 10:05');
    for (const { planId } of [undone, again]) setClosed(showroom, planId, null);
    showroom.clock.set('2026-03-11 10:20');
    setClosed(showroom, again.planId, '2026-03-11');
    // asleep over that midnight; the first thing that the next morning writes is the call itself
    showroom.clock.set('2026-03-12 08:00');
    setClosed(showroom, undone.planId, '2026-03-12');
    const found = await findingsAt(showroom, '2026-03-12 09:00');
    expect(found).toMatchObject([{ concernsOn: '2026-03-11', customerName: '刘洪波' }]);
    expect(found).toHaveLength(1);
    expect(runEvaluation(showroom.deps).findings).toBe(0);
  });

  it('no finding concerns a closed day: its plans are due on the next open one', async () => {
    const showroom = await monday({ closedWeekdays: [3] });
    addCustomer(showroom);
    expect(await findingsAt(showroom, '2026-03-12 12:00')).toEqual([]);
    expect(await findingsAt(showroom, '2026-03-13 00:00')).toMatchObject([{ concernsOn: '2026-03-12' }]);
  });

  it('a plan that a manager replaces on its due day keeps its finding', async () => {
    const showroom = await monday();
    const due = addCustomer(showroom);
    const done = addCustomer(showroom, { name: '许国强', phone: '13800000002' });
    const manager = showroom.as('sales_manager');
    const instead = { ...nextOn('2026-03-13'), reason: '客户出差' };
    showroom.clock.set('2026-03-11 18:00');
    await manager.call('plan.replace', { id: due.planId, ...instead });
    await showroom.as('王磊').call('followup.record', reached(done.opportunityId, nextOn('2026-03-13')));
    expect(await findingsAt(showroom, '2026-03-12 09:00')).toMatchObject([{ customerName: '刘洪波' }]);
  });

  it('while the manager decides on an ending the consultant earns none, and the decision itself is no follow-up', async () => {
    const showroom = await monday();
    const customer = addCustomer(showroom);
    await showroom.as('王磊').call('plan.add', { opportunityId: customer.opportunityId, ...nextOn('2026-03-13') });
    showroom.clock.set('2026-03-11 18:00');
    const wish = { ending: { ending: 'lost' as const, reason: '买了别的', competitor: null } };
    await showroom.as('王磊').call('followup.record', {
      ...reached(customer.opportunityId, null),
      opportunities: [{ opportunityId: customer.opportunityId, next: null, ...wish }],
    });
    expect(await findingsAt(showroom, '2026-03-16 09:00')).toEqual([]);
  });

  it('what is asked for the day after takes no finding back, also where the machine slept over that midnight', async () => {
    const showroom = await monday();
    const asked = addCustomer(showroom);
    const graded = addCustomer(showroom, { name: '许国强', phone: '13800000002' });
    showroom.setAuthority(false);
    showroom.clock.set('2026-03-12 08:00');
    const me = showroom.as('王磊');
    const lost = { ending: 'lost' as const, reason: '买了别的', competitor: null };
    await me.call('followup.record', reached(asked.opportunityId, null, { wish: { ending: lost } }));
    await me.call('followup.record', reached(graded.opportunityId, nextOn('2026-03-13')));
    showroom.setAuthority(true);
    const found = await findingsAt(showroom, '2026-03-12 09:00');
    expect(found.map(({ customerName }) => customerName).toSorted()).toEqual(['刘洪波', '许国强']);
  });

  it('each of several missed plans is one finding of its own', async () => {
    const showroom = await monday();
    const { id } = addCustomer(showroom);
    addOpportunity(showroom, id);
    const found = await findingsAt(showroom, '2026-03-12 09:00');
    expect(found).toHaveLength(2);
    expect(new Set(found.map((row) => row.id)).size).toBe(2);
  });
});

describe('the other rules of midnight', () => {
  it('a card that is not completed, or has no departure, at 24:00 is a notice (§二.2)', async () => {
    const showroom = await monday();
    const consultant = showroom.as('王磊');
    const desk = showroom.as('receptionist');
    const come = async (phone: string) => {
      const { id } = await desk.call('traffic.arrive', { receiverId: consultant.id });
      return { trafficId: id, values: { ...fullCard, phone } };
    };
    const [quick, gone, staying] = [await come('13900000001'), await come('13900000002'), await come('13900000003')];
    showroom.clock.set('2026-03-09 15:00');
    const { talk: _talk, obstacle: _obstacle, ...unfinished } = quick.values;
    await consultant.call('card.quickSave', { ...quick, values: unfinished });
    await consultant.call('card.complete', gone);
    await consultant.call('card.complete', staying);
    for (const { trafficId } of [quick, gone]) await desk.call('traffic.depart', { id: trafficId });
    const found = await findingsAt(showroom, '2026-03-10 00:00');
    expect(found.map(({ words, measure }) => [words, measure]).toSorted()).toEqual([
      ['当天没填：洽谈经过与顾虑', 'notice'],
      ['当天没填：离店', 'notice'],
    ]);
    // completed and departed next morning it stays what it was
    const [cardId] = [found.find(({ words }) => words.includes('洽谈'))?.id ?? ''];
    const detail = await consultant.call('finding.get', { id: cardId });
    await consultant.call('card.complete', { cardId: detail.cardId ?? '', values: quick.values });
    const departedAt = Date.UTC(2026, 2, 9, 8);
    await desk.call('traffic.depart', { id: staying.trafficId, departedAt });
    runEvaluation(showroom.deps);
    expect(await findingsAt(showroom, '2026-03-10 10:00')).toEqual(found);
  });

  it('the evidence names what was empty at 24:00, not what is empty now', async () => {
    const showroom = await monday();
    const consultant = showroom.as('王磊');
    const { talk: _talk, obstacle: _obstacle, ...unfinished } = fullCard;
    const { cardId } = await consultant.call('card.quickSave', { values: unfinished });
    showroom.clock.set('2026-03-12 08:00');
    // nobody looked for two days; now the card is completed before the rules ran
    showroom.setAuthority(false);
    await consultant.call('card.complete', { cardId, values: fullCard });
    showroom.setAuthority(true);
    const found = (await findingsAt(showroom, '2026-03-12 08:01')).find(({ rule }) => rule === 'F-CARD-INCOMPLETE');
    expect(found?.words).toBe('当天没填：洽谈经过与顾虑、离店');
  });

  it('a contact that reached somebody and has no word of feedback is a finding of the day (§四.3)', async () => {
    const showroom = await monday();
    const customer = addCustomer(showroom);
    showroom.clock.set('2026-03-10 14:00');
    const wordless = { ...reached(customer.opportunityId, nextOn('2026-03-12')), feedback: '。。。', category: null };
    await showroom.as('王磊').call('followup.record', { ...wordless, confirmedEmpty: true });
    expect(await findingsAt(showroom, '2026-03-11 09:00')).toMatchObject([
      { rule: 'F-FEEDBACK-EMPTY', concernsOn: '2026-03-10', person: { name: '王磊' }, amountFen: 5000 },
    ]);
  });
});

describe('who may judge', () => {
  it('where this store is not the authority, midnight writes nothing; when it is, it catches up', async () => {
    const showroom = await monday();
    addCustomer(showroom);
    showroom.setAuthority(false);
    expect(await findingsAt(showroom, '2026-03-12 09:00')).toEqual([]);
    expect(runEvaluation(showroom.deps)).toEqual({ days: 0, findings: 0 });
    showroom.setAuthority(true);
    expect(await findingsAt(showroom, '2026-03-12 09:01')).toHaveLength(1);
  });

  it('is the program itself, and says so in the log', async () => {
    const showroom = await monday();
    addCustomer(showroom);
    await findingsAt(showroom, '2026-03-12 09:00');
    const entries = showroom.store
      .prepare("SELECT actor_id, action FROM audit_log WHERE action = 'job.midnight'")
      .all();
    expect(entries).toEqual([{ actor_id: 'system', action: 'job.midnight' }]);
  });

  it('does nothing twice: with nothing due a call reads once and writes nothing', async () => {
    const showroom = await monday();
    await findingsAt(showroom, '2026-03-12 09:00');
    const changes = showroom.store.connection.prepare('SELECT total_changes()').pluck();
    const before = changes.get();
    await showroom.as('general_manager').call('finding.list', {});
    await showroom.as('general_manager').call('finding.list', {});
    // a session that is seen is noted at most once a minute
    expect(Number(changes.get()) - Number(before)).toBeLessThanOrEqual(2);
  });
});

describe('a machine whose date was ahead', () => {
  it('takes back what it found about days that had not come, and finds on the right day what is true then', async () => {
    const showroom = await monday();
    const kept = addCustomer(showroom);
    addCustomer(showroom, { name: '许国强', phone: '13800000002' });
    expect(await findingsAt(showroom, '2026-06-09 08:00')).not.toEqual([]);

    const back = await findingsAt(showroom, '2026-03-10 08:00');
    expect(new Set(back.map(({ state }) => state))).toEqual(new Set(['withdrawn']));
    const month = { from: '2026-01-01', to: '2026-12-31' };
    expect((await showroom.as('general_manager').call('finding.summary', month)).rows).toEqual([]);

    showroom.clock.set('2026-03-11 10:00');
    await showroom.as('王磊').call('followup.record', reached(kept.opportunityId, nextOn('2026-03-13')));
    const after = await findingsAt(showroom, '2026-03-12 08:00');
    const standing = after.filter(({ state }) => state === 'proposed');
    expect(standing).toMatchObject([
      { rule: 'F-PLAN-MISSED', customerName: '许国强', concernsOn: '2026-03-11', person: { name: '王磊' } },
    ]);
    expect(runEvaluation(showroom.deps).findings).toBe(0);
  });

  it('leaves alone what was found before its date went wrong', async () => {
    const showroom = await monday();
    addCustomer(showroom);
    const [found] = await findingsAt(showroom, '2026-03-12 08:00');
    await findingsAt(showroom, '2026-05-01 08:00');
    const after = await findingsAt(showroom, '2026-03-13 08:00');
    expect(after.filter(({ state }) => state === 'proposed').map(({ id }) => id)).toEqual([found?.id]);
  });
});

it('a day that cannot be judged is tried again after a while, not at each call', async () => {
  const showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
  onTestFinished(() => showroom.close());
  showroom.store.connection.exec('ALTER TABLE followup RENAME TO followup_gone');
  const look = (at: string) => {
    showroom.clock.set(at);
    return showroom.as('general_manager').call('session.current', {});
  };
  await look('2026-03-10 08:00:00');
  await look('2026-03-10 08:00:10');
  for (const what of ["the evening's rules broke", 'the signals broke'])
    expect(showroom.log.filter((line) => line.startsWith(what))).toHaveLength(1);
  showroom.store.connection.exec('ALTER TABLE followup_gone RENAME TO followup');
  await look('2026-03-10 08:02:00');
  showroom.clock.set('2026-03-10 08:02:10');
  expect(runEvaluation(showroom.deps)).toEqual({ days: 1, findings: 0 });
});
