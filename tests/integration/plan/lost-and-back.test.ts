import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../../../db/unit-of-work.ts';
import { aPhoto, attach } from '../attachment/kit.ts';
import { fullCard } from '../card/full-card.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn, notReached, openPlansOf, reached, rowOf } from '../support/plans.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
let customer: TestCustomer;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
  customer = addCustomer(showroom, { level: 'A' });
  showroom.clock.set('2026-03-11 09:30');
});
afterEach(() => showroom.close());

const lost = { ending: 'lost' as const, reason: '价格谈不拢', competitor: '宋PLUS', priceFen: 12_800_000 };
const ask = async (ending: object = lost): Promise<string> => {
  const input = reached(customer.opportunityId, null, { planId: customer.planId, wish: { ending: ending as never } });
  return (await showroom.as('王磊').call('followup.record', input)).opportunities[0]?.request?.id ?? '';
};
const decide = (requestId: string, approve: boolean, reason = '') =>
  showroom.as('郭展厅').call('ending.decide', { requestId, approve, reason });
const sheet = (planId: string) => showroom.as('王磊').call('plan.get', { id: planId });

describe('a lost customer', () => {
  test('is asked for with what he bought, for how much, and what shows it; the manager sees all of it', async () => {
    const { attachment } = await attach(showroom.as('王磊'), { customerId: customer.id }, { content: await aPhoto() });
    const evidence = { evidence: '他发来提车的照片', evidenceId: attachment.id };
    await ask({ ...lost, ...evidence });
    const { rows } = await showroom.as('郭展厅').call('ending.pending', {});
    expect(rows).toMatchObject([{ ...lost, ...evidence }]);
  });

  test('is shown by a file of his own, not by another customer’s nor by one that is nowhere', async () => {
    const other = addCustomer(showroom, { name: '田永刚', phone: '13900001111' });
    const { attachment } = await attach(showroom.as('王磊'), { customerId: other.id }, { content: await aPhoto() });
    for (const evidenceId of [attachment.id, 'nowhere']) {
      const input = reached(customer.opportunityId, null, { wish: { ending: { ...lost, evidenceId } } });
      expect(await showroom.as('王磊').refused('followup.record', input)).toMatchObject({
        code: 'NOT_FOUND',
        params: { what: '作为证据的附件' },
      });
    }
    expect(rowOf(showroom, 'opportunity', customer.opportunityId).state).toBe('open');
  });

  test('sent back, the manager’s words stand at the top of the next call, and are gone after it', async () => {
    await decide(await ask(), false, '再约一次试驾，送脚垫');
    showroom.clock.set('2026-03-12 09:00');
    const [next] = openPlansOf(showroom, customer.opportunityId);
    const before = await sheet(next?.id ?? '');
    expect(before.opportunities[0]?.sentBack).toMatchObject({
      ending: 'lost',
      reason: '再约一次试驾，送脚垫',
      by: { name: '郭展厅' },
    });
    const call = reached(customer.opportunityId, nextOn('2026-03-17'), { planId: next?.id });
    await showroom.as('王磊').call('followup.record', call);
    const [after] = openPlansOf(showroom, customer.opportunityId);
    expect((await sheet(after?.id ?? '')).opportunities[0]?.sentBack).toBeNull();
  });
});

describe('a customer who was given up and walks in again', () => {
  const values = { ...fullCard, phone: '13800005521', nextPlanOn: '2026-04-02' };
  const comeBack = async (ending: 'lost' | 'dormant' | 'invalid') => {
    await decide(await ask({ ending, reason: lost.reason, ...(ending === 'lost' ? lost : {}) }), true);
    showroom.clock.set('2026-04-01 15:00');
    const check = await showroom.as('王磊').call('card.checkIdentity', { phone: '13800005521' });
    const identity = { customerId: customer.id, as: 'own' as const };
    const card = await showroom.as('王磊').call('card.complete', {
      values: { ...values, expectedOn: '2026-04-20', level: 'B' },
      identity,
    });
    return { gaveUp: check.matches[0]?.gaveUp, card };
  };

  test('is the same person with a new intention that says which one it takes up again, and why it was lost', async () => {
    const { gaveUp, card } = await comeBack('lost');
    expect(gaveUp).toEqual({ ending: 'lost', on: '2026-03-11', reactivated: true });
    expect(card).toMatchObject({ customerId: customer.id });
    expect(rowOf(showroom, 'opportunity', card.opportunityId ?? '')).toMatchObject({
      state: 'open',
      revivesId: customer.opportunityId,
    });
    expect(rowOf(showroom, 'opportunity', customer.opportunityId)).toMatchObject({ state: 'ended', endedAs: 'lost' });
    expect((await sheet(card.nextPlanId ?? '')).opportunities[0]?.revives).toMatchObject({
      ...{ ending: 'lost', on: '2026-03-11', reason: '价格谈不拢', competitor: '宋PLUS', priceFen: 12_800_000 },
    });
  });

  test('a dormant one is reactivated as well, a wrong number is not', async () => {
    expect((await comeBack('dormant')).gaveUp).toMatchObject({ ending: 'dormant', reactivated: true });
    const other = addCustomer(showroom, { name: '田永刚', phone: '13900001111' });
    const wish = { ending: { ending: 'invalid' as const, reason: '不是他' } };
    await showroom.as('王磊').call('followup.record', reached(other.opportunityId, null, { wish }));
    const { rows } = await showroom.as('郭展厅').call('ending.pending', {});
    await decide(rows[0]?.requestId ?? '', true);
    const check = await showroom.as('王磊').call('card.checkIdentity', { phone: '13900001111' });
    expect(check.matches[0]?.gaveUp).toMatchObject({ ending: 'invalid', reactivated: false });
  });

  test('a colleague is not told how he was given up', async () => {
    await decide(await ask(), true);
    const check = await showroom.as('李娜').call('card.checkIdentity', { phone: '13800005521' });
    expect(check.matches).toMatchObject([{ kind: 'colleague', gaveUp: null }]);
  });

  test('while he is followed nothing is taken up: a second car is a second intention', async () => {
    const check = await showroom.as('王磊').call('card.checkIdentity', { phone: '13800005521' });
    expect(check.matches[0]?.gaveUp).toBeNull();
    const added = await showroom.as('王磊').call('opportunity.add', {
      customerId: customer.id,
      vehicleId: 'm6-plus',
      level: 'B',
      expectedOn: '2026-04-05',
    });
    expect(rowOf(showroom, 'opportunity', added.id).revivesId).toBeNull();
  });
});

describe('a customer with an order whom nobody reaches', () => {
  const order = (opportunityId: string): void => {
    const env = { command: 'test', actorId: 'test', now: showroom.clock.now(), isAuthority: true };
    runCommand(showroom.store, env, (tx) => tx.update('opportunity', opportunityId, { level: 'O' }));
  };
  const unreached = () => showroom.as('郭展厅').call('followup.unreached', {});

  test('is shown to the manager after three days, not before, and no longer once he was reached', async () => {
    order(customer.opportunityId);
    for (const [day, next] of [
      ['2026-03-11', '2026-03-12'],
      ['2026-03-12', '2026-03-13'],
      ['2026-03-13', '2026-03-14'],
    ] as const) {
      showroom.clock.set(`${day} 09:30`);
      expect((await unreached()).rows).toEqual([]);
      const said = await showroom.as('王磊').call('followup.record', notReached(customer.opportunityId, nextOn(next)));
      expect(said.opportunities[0]?.proposals).toEqual([]);
    }
    expect((await unreached()).rows).toMatchObject([
      { customerId: customer.id, days: 3, triedOn: '2026-03-13', nextOn: '2026-03-14', assignee: { name: '王磊' } },
    ]);
    showroom.clock.set('2026-03-14 09:30');
    await showroom.as('王磊').call('followup.record', reached(customer.opportunityId, nextOn('2026-03-16')));
    expect((await unreached()).rows).toEqual([]);
  });

  test('three calls on one day are one day in vain', async () => {
    order(customer.opportunityId);
    for (let n = 0; n < 3; n++)
      await showroom.as('王磊').call('followup.record', notReached(customer.opportunityId, nextOn('2026-03-12')));
    expect((await unreached()).rows).toEqual([]);
  });

  test('without an order he is proposed for an ending instead, and is in nobody’s list', async () => {
    for (const day of ['11', '12', '13']) {
      showroom.clock.set(`2026-03-${day} 09:30`);
      await showroom
        .as('王磊')
        .call('followup.record', notReached(customer.opportunityId, nextOn(`2026-03-${Number(day) + 1}`)));
    }
    expect((await unreached()).rows).toEqual([]);
  });
});
