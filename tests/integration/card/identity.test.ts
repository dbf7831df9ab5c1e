import { describe, expect, test } from 'vitest';
import type { CardValues } from '../../../shared/domain/card.ts';
import type { Person } from '../support/showroom.ts';
import { countRows, fullCard, inShowroom, row, rows } from './card-kit.ts';

/** A customer of 李娜's, entered the day before. */
async function ofLiNa(lina: Person): Promise<string> {
  return (await lina.call('card.complete', { values: fullCard })).customerId;
}

const visit: CardValues = { ...fullCard, visitKind: 'repeat', nextPlanOn: '2026-03-12' };

describe('a phone that is known is never merged silently', () => {
  test('a colleague’s customer asks for a choice, with the owner’s name and a masked name', () =>
    inShowroom(async (showroom, consultant) => {
      const customerId = await ofLiNa(showroom.as('李娜'));
      const before = countRows(showroom);
      const refused = await consultant.refused('card.complete', { values: visit });
      expect(refused).toMatchObject({ code: 'PHONE_TAKEN', field: 'phone' });
      expect(refused.params).toMatchObject({ customerId, name: '田*', holder: '李娜的客户田*' });
      expect(JSON.stringify(refused)).not.toContain('田永刚');
      // nothing but who asked
      expect(countRows(showroom)).toEqual({ ...before, audit_log: Number(before.audit_log) + 1 });
    }));

  test('an own customer asks as well', () =>
    inShowroom(async (_showroom, consultant) => {
      await consultant.call('card.complete', { values: fullCard });
      const refused = await consultant.refused('card.complete', { values: visit });
      expect(refused).toMatchObject({ code: 'PHONE_TAKEN' });
      expect(refused.params.holder).toBe('您的客户田永刚');
    }));

  test.each([
    ['phone2', { phone: '13800000001', phone2: '139 0000 6621' }],
    ['wechat', { phone: '13800000001', wechat: 'SongJia_DZ' }],
  ])('also by %s', (field, numbers) =>
    inShowroom(async (showroom, consultant) => {
      await showroom.as('李娜').call('card.complete', { values: { ...fullCard, wechat: 'songjia_dz' } });
      const refused = await consultant.refused('card.complete', { values: { ...visit, ...numbers } });
      expect(refused).toMatchObject({ code: 'PHONE_TAKEN', field });
    }),
  );

  test('a foreign id proves nothing without the number', () =>
    inShowroom(async (showroom, consultant) => {
      const customerId = await ofLiNa(showroom.as('李娜'));
      const values = { ...visit, phone: '13800000001' };
      const refused = await consultant.refused('card.complete', { values, identity: { customerId, as: 'visit' } });
      expect(refused).toMatchObject({ code: 'NUMBER_NEEDED', field: 'phone' });
    }));

  test('nobody takes a colleague’s customer for his own', () =>
    inShowroom(async (showroom, consultant) => {
      const customerId = await ofLiNa(showroom.as('李娜'));
      const refused = await consultant.refused('card.complete', { values: visit, identity: { customerId, as: 'own' } });
      expect(refused).toMatchObject({ code: 'NOT_OWNER', params: { owner: '李娜' } });
    }));
});

describe('再次到店 at a colleague', () => {
  test('is written under the owner: no registration, no ownership, the plan stays, the contact closes nothing', () =>
    inShowroom(async (showroom, consultant) => {
      const lina = showroom.as('李娜');
      const first = await lina.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-10 10:00');
      const { customerId, opportunityId } = first;
      const saved = await consultant.call('card.complete', { values: visit, identity: { customerId, as: 'visit' } });
      expect(saved).toMatchObject({
        did: 'visit_for_colleague',
        customerId,
        opportunityId,
        nextPlanId: first.nextPlanId,
      });
      expect(rows(showroom, 'registration')).toHaveLength(1);
      expect(row(showroom, 'customer', customerId)).toMatchObject({ owner_id: lina.id });
      expect(row(showroom, 'plan', first.nextPlanId)).toMatchObject({ state: 'open', due_on: '2026-03-11' });
      expect(rows(showroom, 'followup')).toMatchObject([
        { by_id: consultant.id, attempt: 0, outcome: 'visited', plan_id: null, card_id: saved.cardId },
      ]);
      expect(row(showroom, 'card', saved.cardId)).toMatchObject({ consultant_id: consultant.id });
    }));

  test('what the colleague writes overwrites nothing of the customer', () =>
    inShowroom(async (showroom, consultant) => {
      const lina = showroom.as('李娜');
      const { customerId, opportunityId } = await lina.call('card.complete', { values: fullCard });
      const values: CardValues = {
        ...visit,
        name: '田永',
        level: 'H',
        expectedOn: '2026-03-12',
        colour: 'black',
        remark: '别的',
      };
      await consultant.call('card.complete', { values, identity: { customerId, as: 'visit' } });
      expect(row(showroom, 'customer', customerId)).toMatchObject({ name: '田永刚', remark: '戴眼镜，带小孩' });
      expect(row(showroom, 'opportunity', opportunityId)).toMatchObject({ level: 'B', colour: 'white' });
    }));

  test('does not let him ask to end the opportunity', () =>
    inShowroom(async (showroom, consultant) => {
      const customerId = await ofLiNa(showroom.as('李娜'));
      const refused = await consultant.refused('card.complete', {
        values: { ...visit, result: 'lost' },
        identity: { customerId, as: 'visit' },
      });
      expect(refused).toMatchObject({ code: 'INVALID_INPUT', field: 'result' });
    }));
});

describe('报备 of a colleague’s customer', () => {
  test('keeps a registration of one’s own for the manager; the owner stays', () =>
    inShowroom(async (showroom, consultant) => {
      const lina = showroom.as('李娜');
      const customerId = await ofLiNa(lina);
      showroom.clock.set('2026-03-10 10:00');
      const saved = await consultant.call('card.complete', { values: visit, identity: { customerId, as: 'report' } });
      expect(saved.did).toBe('report');
      expect(row(showroom, 'customer', customerId)).toMatchObject({ owner_id: lina.id });
      const { registrations } = await showroom.as('showroom_manager').call('customer.get', { id: customerId });
      expect(registrations).toMatchObject([
        { staff: { name: '李娜' }, kind: 'card' },
        { staff: { name: '王磊' }, kind: 'report', at: showroom.clock.now(), cardId: saved.cardId },
      ]);
      expect((await lina.call('customer.get', { id: customerId })).registrations).toEqual([]);
    }));
});

describe('the same phone with another model', () => {
  test('is a second opportunity of the same customer, with its own level and 48-hour plan', () =>
    inShowroom(async (showroom, consultant) => {
      const first = await consultant.call('card.complete', { values: fullCard });
      const { customerId } = first;
      const values: CardValues = {
        ...visit,
        vehicleId: 'm6-plus',
        level: 'H',
        expectedOn: '2026-03-12',
        nextPlanOn: '2026-03-11',
      };
      const second = await consultant.call('card.complete', { values, identity: { customerId, as: 'own' } });
      expect(second).toMatchObject({ did: 'second_opportunity', customerId });
      expect(second.opportunityId).not.toBe(first.opportunityId);
      expect(rows(showroom, 'customer')).toHaveLength(1);
      expect(rows(showroom, 'registration')).toHaveLength(1);
      expect(row(showroom, 'opportunity', first.opportunityId)).toMatchObject({
        vehicle_id: 'h9-2.0t-4wd',
        level: 'B',
      });
      expect(row(showroom, 'opportunity', second.opportunityId)).toMatchObject({ vehicle_id: 'm6-plus', level: 'H' });
      expect(row(showroom, 'plan', second.nextPlanId)).toMatchObject({ origin: 'first_48h', state: 'open' });
    }));

  test('named only at completion begins it then; the quick card had gone to the open intention', () =>
    inShowroom(async (showroom, consultant) => {
      const first = await consultant.call('card.complete', { values: fullCard });
      const { customerId } = first;
      showroom.clock.set('2026-03-10 10:00');
      const quick = await consultant.call('card.quickSave', {
        values: { name: '田 先生', phone: '13900006621', level: 'B' },
        identity: { customerId, as: 'own' },
      });
      expect(quick).toMatchObject({ did: 'repeat_visit', opportunityId: first.opportunityId });
      const done = await consultant.call('card.complete', {
        cardId: quick.cardId,
        values: { ...visit, vehicleId: 'm6-plus' },
      });
      expect(done.opportunityId).not.toBe(first.opportunityId);
      expect(row(showroom, 'opportunity', done.opportunityId)).toMatchObject({
        vehicle_id: 'm6-plus',
        created_on: '2026-03-10',
      });
      expect(row(showroom, 'plan', first.nextPlanId)).toMatchObject({ state: 'open' });
    }));

  test('one of the other models of an open intention is no new intention', () =>
    inShowroom(async (showroom, consultant) => {
      const first = await consultant.call('card.complete', { values: { ...fullCard, otherVehicleIds: ['m6-plus'] } });
      showroom.clock.set('2026-03-10 10:00');
      const again = await consultant.call('card.complete', {
        values: { ...visit, vehicleId: 'm6-plus' },
        identity: { customerId: first.customerId, as: 'own' },
      });
      expect(again).toMatchObject({ did: 'repeat_visit', opportunityId: first.opportunityId });
      expect(row(showroom, 'opportunity', first.opportunityId)).toMatchObject({ vehicle_id: 'h9-2.0t-4wd' });
    }));
});

describe('the same phone with the same open model', () => {
  test('is a repeat visit: an attempt that closes the next plan and opens another (§四.1)', () =>
    inShowroom(async (showroom, consultant) => {
      const first = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-11 10:00');
      const again = await consultant.call('card.complete', {
        values: { ...visit, talk: '带爱人来看', nextPlanOn: '2026-03-20', nextPlanMethod: 'wechat' },
        identity: { customerId: first.customerId, as: 'own' },
      });
      expect(again).toMatchObject({
        did: 'repeat_visit',
        opportunityId: first.opportunityId,
        nextPlanOn: '2026-03-20',
      });
      const [followup] = rows(showroom, 'followup');
      expect(followup).toMatchObject({
        attempt: 1,
        outcome: 'visited',
        feedback: '带爱人来看',
        plan_id: first.nextPlanId,
      });
      expect(row(showroom, 'plan', first.nextPlanId)).toMatchObject({
        state: 'done',
        closed_on: '2026-03-11',
        followup_id: followup?.id,
      });
      expect(row(showroom, 'plan', again.nextPlanId)).toMatchObject({
        origin: 'contact',
        method: 'wechat',
        basis: '带爱人来看',
      });
      expect(row(showroom, 'opportunity', first.opportunityId)).toMatchObject({
        attempt_on: '2026-03-11',
        limit_on: '2026-03-25',
      });
    }));

  test('on the opportunity’s own day it is recorded and leaves the 48-hour plan standing', () =>
    inShowroom(async (showroom, consultant) => {
      const first = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-09 17:00');
      const again = await consultant.call('card.complete', {
        values: { ...visit, nextPlanOn: '2026-03-11' },
        identity: { customerId: first.customerId, as: 'own' },
      });
      expect(again.nextPlanId).toBe(first.nextPlanId);
      expect(rows(showroom, 'followup')).toMatchObject([{ attempt: 1, plan_id: null }]);
      expect(row(showroom, 'plan', first.nextPlanId)).toMatchObject({ state: 'open', origin: 'first_48h' });
    }));

  test('its next plan stays inside the limit', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-11 10:00');
      // what midnight made due is done by the first call of the day
      await consultant.call('card.drafts', {});
      const before = countRows(showroom);
      const refused = await consultant.refused('card.complete', {
        values: { ...visit, nextPlanOn: '2026-03-26' },
        identity: { customerId, as: 'own' },
      });
      expect(refused).toMatchObject({ code: 'PLAN_BEYOND_LIMIT', field: 'nextPlanOn' });
      expect(countRows(showroom)).toEqual(before);
    }));

  test('the quick save waits with the contact until the card says what was said', () =>
    inShowroom(async (showroom, consultant) => {
      const first = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-11 10:00');
      const quick = await consultant.call('card.quickSave', {
        values: { name: '田', phone: '13900006621', level: 'B', vehicleId: 'h9-2.0t-4wd' },
        identity: { customerId: first.customerId, as: 'own' },
      });
      expect(rows(showroom, 'followup')).toHaveLength(0);
      expect(row(showroom, 'plan', first.nextPlanId)).toMatchObject({ state: 'open' });
      await consultant.call('card.complete', { cardId: quick.cardId, values: { ...visit, nextPlanOn: '2026-03-20' } });
      expect(rows(showroom, 'followup')).toMatchObject([{ attempt: 1, feedback: '看中白色，嫌贵' }]);
      expect(row(showroom, 'plan', first.nextPlanId)).toMatchObject({ state: 'done' });
      await consultant.call('card.correct', { cardId: quick.cardId, values: { talk: '改过的话' } });
      expect(rows(showroom, 'followup')).toHaveLength(1);
    }));

  test('fills what was not known of the customer and overwrites nothing', () =>
    inShowroom(async (showroom, consultant) => {
      const quick = await consultant.call('card.quickSave', {
        values: { name: '田 先生', phone: '13900006621', level: 'B' },
      });
      const { customerId } = quick;
      showroom.clock.set('2026-03-10 10:00');
      await consultant.call('card.complete', {
        values: { ...visit, wechat: 'tian_yg', source: 'event' },
        identity: { customerId, as: 'own' },
      });
      expect(row(showroom, 'customer', customerId)).toMatchObject({
        name: '田永刚',
        wechat: 'tian_yg',
        source: 'event',
      });
      await consultant.call('card.complete', {
        values: { ...visit, phone: '13800000077', remark: '不一样的备注', source: 'walk_in', nextPlanOn: '2026-03-12' },
        identity: { customerId, as: 'own' },
      });
      expect(row(showroom, 'customer', customerId)).toMatchObject({
        phone: '13900006621',
        phone2: '13800000077',
        source: 'event',
        remark: '戴眼镜，带小孩',
      });
    }));
});

describe('an owner of one of our cars whom nobody looks after', () => {
  test('becomes the customer of the consultant who receives him', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await showroom.as('clerk').call('owner.enter', {
        name: '谢娟',
        phone: '13900006621',
        vehicleLabel: '神兽 混动',
        deliveredOn: '2025-07-05',
      });
      const check = await consultant.call('card.checkIdentity', { phone: '139 0000 6621' });
      expect(check.matches).toMatchObject([
        { customerId, kind: 'unowned', stage: 'retained', choices: ['own', 'household'], vehicles: ['神兽 混动'] },
      ]);
      const values = { ...visit, nextPlanOn: '2026-03-11' };
      const saved = await consultant.call('card.complete', { values, identity: { customerId, as: 'own' } });
      expect(saved).toMatchObject({ customerId, did: 'second_opportunity' });
      expect(row(showroom, 'customer', customerId)).toMatchObject({ owner_id: consultant.id, stage: 'retained' });
      expect(rows(showroom, 'registration').map(({ kind }) => kind)).toEqual(['owner_entry', 'card']);
    }));
});

describe('a number typed only at completion', () => {
  test('brings the card to the customer who is known, and takes the stranger back', () =>
    inShowroom(async (showroom, consultant) => {
      const lina = showroom.as('李娜');
      const customerId = await ofLiNa(lina);
      const quick = await consultant.call('card.quickSave', {
        values: { name: '田', noPhoneReason: 'declined', level: 'B' },
      });
      const values = { ...visit, noPhoneReason: null };
      const refused = await consultant.refused('card.complete', { cardId: quick.cardId, values });
      expect(refused.code).toBe('PHONE_TAKEN');
      const done = await consultant.call('card.complete', {
        cardId: quick.cardId,
        values,
        identity: { customerId, as: 'visit' },
      });
      expect(done).toMatchObject({ customerId, number: quick.number });
      expect(rows(showroom, 'customer').map(({ id }) => id)).toEqual([customerId]);
      expect(rows(showroom, 'opportunity')).toHaveLength(1);
      expect(rows(showroom, 'plan').filter(({ state }) => state === 'open')).toHaveLength(1);
    }));
});

describe('a stranger who turns out to be known', () => {
  const further = { dueOn: '2026-03-13', method: 'phone', purpose: '送资料' } as const;

  test('takes every plan with him, also the further ones: nothing is left that nobody can close', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId, nextPlanId } = await consultant.call('card.complete', { values: fullCard });
      const quick = await consultant.call('card.quickSave', {
        values: { name: '田', noPhoneReason: 'declined', level: 'B' },
      });
      await consultant.call('plan.add', { opportunityId: quick.opportunityId ?? '', ...further });
      await consultant.call('card.complete', {
        cardId: quick.cardId,
        values: { ...visit, noPhoneReason: null, nextPlanOn: '2026-03-11' },
        identity: { customerId, as: 'own' },
      });
      const open = showroom.store.prepare(`SELECT id FROM plan WHERE state = 'open'`).pluck().all();
      expect(open).toEqual([nextPlanId]);
      const taken = showroom.store.prepare('SELECT state, deleted_hlc FROM plan WHERE opportunity_id = ?');
      expect(taken.all(quick.opportunityId)).toMatchObject([{ state: 'cancelled' }, { state: 'cancelled' }]);
      expect(rows(showroom, 'plan').map(({ opportunity_id }) => opportunity_id)).not.toContain(quick.opportunityId);
    }));
});

describe('查重 while typing', () => {
  test('tells of a colleague’s customer what the choice needs, masked', () =>
    inShowroom(async (showroom, consultant) => {
      const customerId = await ofLiNa(showroom.as('李娜'));
      const { matches, visitKind } = await consultant.call('card.checkIdentity', { phone: '+86 139-0000-6621' });
      expect(visitKind).toBe('repeat');
      expect(matches).toEqual([
        {
          customerId,
          gaveUp: null,
          by: 'phone',
          kind: 'colleague',
          name: '田*',
          gender: 'male',
          stage: 'prospect',
          owner: { id: showroom.as('李娜').id, name: '李娜' },
          registeredAt: showroom.clock.now(),
          lastEffectiveOn: '2026-03-09',
          level: null,
          intention: null,
          nextPlanOn: null,
          vehicles: [],
          choices: ['visit', 'report', 'household'],
        },
      ]);
    }));

  test('a number half typed finds nobody', () =>
    inShowroom(async (showroom, consultant) => {
      await ofLiNa(showroom.as('李娜'));
      expect(await consultant.call('card.checkIdentity', { phone: '139000066' })).toEqual({
        matches: [],
        visitKind: 'first',
      });
    }));

  test('a card does not find its own customer', () =>
    inShowroom(async (_showroom, consultant) => {
      const { cardId } = await consultant.call('card.complete', { values: fullCard });
      expect((await consultant.call('card.checkIdentity', { phone: '13900006621', cardId })).matches).toEqual([]);
    }));
});

describe('查重 for a consultant by somebody else', () => {
  test('says whose customer it is and shows no more than the one who looks may see', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: fullCard });
      const ask = { phone: '13900006621', consultantId: consultant.id };
      for (const who of ['receptionist', 'telemarketer']) {
        const { matches } = await showroom.as(who).call('card.checkIdentity', ask);
        expect(matches).toMatchObject([{ customerId, kind: 'own', name: '田*', choices: ['own', 'household'] }]);
        const values = { ...visit, consultantId: consultant.id };
        const refused = await showroom.as(who).refused('card.complete', { values });
        expect(refused.params).toMatchObject({ name: '田*', holder: '王磊的客户田*' });
      }
      const { matches } = await showroom.as('李娜').call('card.checkIdentity', ask);
      expect(matches).toMatchObject([{ kind: 'colleague', name: '田*' }]);
    }));
});

test('a level given at the quick save of a repeat visit counts at once', () =>
  inShowroom(async (showroom, consultant) => {
    const first = await consultant.call('card.complete', { values: fullCard });
    showroom.clock.set('2026-03-10 10:00');
    await consultant.call('card.quickSave', {
      values: { name: '田', phone: '13900006621', level: 'H', expectedOn: '2026-03-14' },
      identity: { customerId: first.customerId, as: 'own' },
    });
    expect(row(showroom, 'opportunity', first.opportunityId)).toMatchObject({ level: 'H', expected_on: '2026-03-14' });
    expect(row(showroom, 'plan', first.nextPlanId)).toMatchObject({ state: 'open', due_on: '2026-03-11' });
  }));
