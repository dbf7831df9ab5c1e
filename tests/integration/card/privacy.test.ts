import { describe, expect, test } from 'vitest';
import { managerRoles, roles } from '../../../shared/domain/roles.ts';
import { changeRow } from '../support/rows.ts';
import type { TestShowroom } from '../support/showroom.ts';
import { fullCard, inShowroom } from './card-kit.ts';

const secrets = {
  phone: '13900006621',
  phone2: '13800001234',
  wechat: 'tian_yonggang',
  qq: '10020030',
  email: 'tian@163.com',
  street: '中山东路 8 号',
} as const;
const private_ = [...Object.values(secrets), '田永刚', '戴眼镜'];

async function aCustomer(showroom: TestShowroom) {
  const owner = showroom.as('王磊');
  const saved = await owner.call('card.complete', { values: { ...fullCard, ...secrets } });
  return { ...saved, owner };
}

const strangers = roles
  .filter((role) => !managerRoles.some((manager) => manager === role))
  .map((role) => (role === 'consultant' ? '李娜' : role));

describe('the full phone (domain §13)', () => {
  test('is shown to the owner at once, unlogged', () =>
    inShowroom(async (showroom) => {
      const { customerId, owner } = await aCustomer(showroom);
      expect(await owner.call('customer.get', { id: customerId })).toMatchObject({
        ...secrets,
        phoneMasked: false,
        access: 'own',
      });
      await owner.call('customer.revealPhone', { id: customerId });
      expect((await owner.call('customer.get', { id: customerId })).reveals).toBe(0);
    }));

  test.each(managerRoles)('is masked for a %s until he asks; every showing is logged', (role) =>
    inShowroom(async (showroom) => {
      const { customerId, cardId, owner } = await aCustomer(showroom);
      const manager = showroom.as(role);
      const detail = await manager.call('customer.get', { id: customerId });
      expect(detail).toMatchObject({
        access: 'manager',
        canReveal: true,
        name: '田永刚',
        phone: '139****6621',
        wechat: 't****',
      });
      const card = await manager.call('card.get', { id: cardId });
      expect(card).toMatchObject({
        masked: true,
        values: { phone: '139****6621', phone2: '138****1234', name: '田永刚' },
      });
      for (const secret of [secrets.phone, secrets.phone2, secrets.wechat, secrets.qq, secrets.email])
        expect(JSON.stringify([detail, card])).not.toContain(secret);
      expect(await manager.call('customer.revealPhone', { id: customerId })).toMatchObject({ phone: secrets.phone });
      const { rows } = await owner.call('customer.timeline', { id: customerId });
      expect(rows.filter(({ kind }) => kind === 'reveal')).toMatchObject([{ by: { id: manager.id } }]);
      expect((await owner.call('customer.get', { id: customerId })).reveals).toBe(1);
    }),
  );

  test('is masked for 电销 on the lead that they wrote in a consultant’s name; the card itself they read back', () =>
    inShowroom(async (showroom, consultant) => {
      const telemarketer = showroom.as('telemarketer');
      const { cardId } = await telemarketer.call('card.quickSave', {
        values: { name: '田永刚', gender: 'male', phone: secrets.phone, level: 'B', consultantId: consultant.id },
      });
      expect(await telemarketer.call('card.get', { id: cardId })).toMatchObject({
        state: 'quick',
        consultant: { name: '王磊' },
        values: { phone: '139****6621' },
      });
      expect((await telemarketer.call('card.list', {})).rows).toMatchObject([{ id: cardId, phone: '139****6621' }]);
      expect(await consultant.call('card.get', { id: cardId })).toMatchObject({ access: 'own' });
    }));

  test('is shown, logged, to whoever has an open plan on the customer, and no longer once it is done', () =>
    inShowroom(async (showroom) => {
      const { customerId, nextPlanId } = await aCustomer(showroom);
      const standIn = showroom.as('李娜');
      changeRow(showroom, 'plan', nextPlanId ?? '', { assigneeId: standIn.id });
      const detail = await standIn.call('customer.get', { id: customerId });
      expect(detail).toMatchObject({ access: 'task', name: '田永刚', phone: '139****6621', canEdit: true });
      expect(await standIn.call('customer.revealPhone', { id: customerId })).toMatchObject({ phone: secrets.phone });
      changeRow(showroom, 'plan', nextPlanId ?? '', { state: 'done' });
      expect((await standIn.refused('customer.revealPhone', { id: customerId })).code).toBe('NOT_OWNER');
      expect(await standIn.call('customer.get', { id: customerId })).toMatchObject({ access: 'masked', name: '田*' });
    }));

  test.each(strangers)('is never shown to %s: nothing of the customer but a mask', (who) =>
    inShowroom(async (showroom) => {
      const { customerId, cardId, opportunityId } = await aCustomer(showroom);
      const stranger = showroom.as(who);
      const answers = [
        await stranger.raw('customer.get', { id: customerId }),
        await stranger.raw('customer.timeline', { id: customerId }),
        await stranger.raw('customer.search', { query: '13900006621' }),
        await stranger.raw('customer.search', { query: '田永刚' }),
        await stranger.raw('customer.list', {}),
        await stranger.raw('card.get', { id: cardId }),
        await stranger.raw('card.list', {}),
        await stranger.raw('card.checkIdentity', { phone: '13900006621' }),
        await stranger.raw('traffic.list', {}),
      ];
      // what the caller typed himself tells him nothing: only the refusals of a search echo no input
      for (const word of private_) expect(JSON.stringify(answers)).not.toContain(word);
      for (const refused of [
        await stranger.refused('customer.revealPhone', { id: customerId }),
        await stranger.refused('customer.update', { id: customerId, patch: { remark: '改' } }),
        await stranger.refused('opportunity.setLevel', {
          id: opportunityId ?? '',
          level: 'H',
          expectedOn: '2026-03-12',
        }),
        await stranger.refused('card.correct', { cardId, values: { talk: '改' } }),
      ])
        expect(['NOT_OWNER', 'FORBIDDEN']).toContain(refused.code);
    }),
  );

  test('the front desk sees the day’s cards, masked', () =>
    inShowroom(async (showroom) => {
      const { cardId } = await aCustomer(showroom);
      const desk = showroom.as('receptionist');
      const { rows } = await desk.call('card.list', { day: '2026-03-09' });
      expect(rows).toMatchObject([
        { id: cardId, name: '田*', phone: '139****6621', phoneMasked: true, consultant: { name: '王磊' } },
      ]);
      expect((await desk.call('card.get', { id: cardId })).values).toMatchObject({
        name: '田*',
        remark: null,
        street: null,
        talk: null,
      });
    }));

  test('a consultant reads neither a colleague’s card nor his history', () =>
    inShowroom(async (showroom) => {
      const { cardId, customerId } = await aCustomer(showroom);
      const lina = showroom.as('李娜');
      expect(await lina.refused('card.get', { id: cardId })).toMatchObject({
        code: 'NOT_OWNER',
        params: { owner: '王磊' },
      });
      expect((await lina.refused('customer.timeline', { id: customerId })).code).toBe('NOT_OWNER');
      expect((await lina.call('card.list', {})).rows).toEqual([]);
      expect((await lina.call('customer.list', {})).rows).toEqual([]);
    }));

  test('what a colleague wrote on his own card stays readable to him, and the owner reads it too', () =>
    inShowroom(async (showroom) => {
      const { customerId, owner } = await aCustomer(showroom);
      const lina = showroom.as('李娜');
      const { cardId } = await lina.call('card.complete', {
        values: { ...fullCard, visitKind: 'repeat', talk: '替王磊接待' },
        identity: { customerId, as: 'visit' },
      });
      expect((await lina.call('card.get', { id: cardId })).values).toMatchObject({
        phone: secrets.phone,
        talk: '替王磊接待',
      });
      expect((await lina.call('card.get', { id: cardId })).customer.name).toBe('田*');
      expect((await owner.call('card.get', { id: cardId })).values.talk).toBe('替王磊接待');
    }));

  test('of a changed card is masked in its history as well', () =>
    inShowroom(async (showroom) => {
      const { cardId, owner } = await aCustomer(showroom);
      await owner.call('card.correct', { cardId, values: { phone: '13900006629', name: '田永岗' } });
      const seen = async (who: string) => (await showroom.as(who).call('card.get', { id: cardId })).history;
      expect(await seen('王磊')).toMatchObject([
        { field: 'name' },
        { field: 'phone', from: '13900006621', to: '13900006629' },
      ]);
      expect(await seen('showroom_manager')).toMatchObject([
        { to: '田永岗' },
        { from: '139****6621', to: '139****6629' },
      ]);
      expect(await seen('receptionist')).toMatchObject([{ from: '田*', to: '田*' }, { from: '139****6621' }]);
    }));
});

describe('whoever tries numbers', () => {
  /** Who looked this customer up, and how, without answering for him. */
  const lookups = ({ store, staff }: TestShowroom, customerId: string) =>
    store
      .prepare('SELECT action, actor_id AS who FROM audit_log WHERE subject = ? ORDER BY seq')
      .all(`customer:${customerId}`)
      // exactly these columns
      .map((entry) => entry as { readonly action: string; readonly who: string })
      .map(({ action, who }) => `${action} ${staff.find(({ id }) => id === who)?.name}`);

  const ways = {
    'card.checkIdentity': { phone: secrets.phone },
    'customer.search': { query: secrets.phone },
    'card.quickSave': { values: { name: '田', phone: secrets.phone, level: 'B' } },
  };

  test.each(Object.entries(ways))(
    'by %s learns whose customer it is, and stands in the log, once a day',
    (way, input) =>
      inShowroom(async (showroom) => {
        const { customerId } = await aCustomer(showroom);
        const stranger = showroom.as('李娜');
        const answers = [await stranger.raw(way, input), await stranger.raw(way, input)];
        expect(JSON.stringify(answers)).toContain('王磊');
        for (const word of ['H9', '"level":"B"', '"lastContactAt":1'])
          expect(JSON.stringify(answers)).not.toContain(word);
        expect(lookups(showroom, customerId)).toEqual([`${way} 李娜`]);
        showroom.clock.set('2026-03-10 09:00');
        await stranger.raw(way, input);
        expect(lookups(showroom, customerId)).toEqual([`${way} 李娜`, `${way} 李娜`]);
        const numbers = showroom.store.prepare('SELECT count(*) FROM audit_log WHERE body_json LIKE ?').pluck();
        expect(numbers.get(`%${secrets.phone}%`)).toBe(0);
      }),
  );

  test('a customer’s edit to a taken number is such a try as well', () =>
    inShowroom(async (showroom) => {
      const { customerId } = await aCustomer(showroom);
      const lina = showroom.as('李娜');
      const own = await lina.call('card.complete', { values: { ...fullCard, phone: '13900006622' } });
      const patch = { phone: secrets.phone };
      expect((await lina.refused('customer.update', { id: own.customerId, patch })).code).toBe('PHONE_TAKEN');
      expect(lookups(showroom, customerId)).toEqual(['customer.update 李娜']);
    }));

  test('leaves no trace at his own customers, nor a manager or a stand-in at those he may see', () =>
    inShowroom(async (showroom) => {
      const { customerId, nextPlanId, owner } = await aCustomer(showroom);
      changeRow(showroom, 'plan', nextPlanId ?? '', { assigneeId: showroom.as('李娜').id });
      for (const who of [owner, showroom.as('李娜'), showroom.as('showroom_manager')])
        for (const [way, input] of Object.entries(ways)) {
          const answer = JSON.stringify(await who.raw(way, input));
          if (way !== 'card.quickSave') expect(answer).toContain('"level":"B"');
        }
      expect(lookups(showroom, customerId)).toEqual([]);
    }));

  test('reads of somebody else’s customer neither model nor level, nor when he was last spoken to', () =>
    inShowroom(async (showroom) => {
      const { customerId } = await aCustomer(showroom);
      const stranger = showroom.as('李娜');
      const { rows: found } = await stranger.call('customer.search', { query: secrets.phone });
      expect(found).toMatchObject([
        { id: customerId, level: null, intention: null, lastContactAt: null, lastEffectiveOn: null },
      ]);
      expect(await stranger.call('customer.get', { id: customerId })).toMatchObject({
        lastContactAt: null,
        lastEffectiveOn: null,
      });
    }));
});

test('a card of somebody else’s settles nothing: it tells nobody without a trace who belongs to its customer', () =>
  inShowroom(async (showroom, consultant) => {
    const lina = showroom.as('李娜');
    const husband = await lina.call('card.complete', { values: fullCard });
    await lina.call('card.complete', {
      values: { ...fullCard, name: '孙丽', gender: 'female', phone: '13800007711', phone2: '13900006621' },
      identity: { customerId: husband.customerId, as: 'household', relation: 'spouse' },
    });
    const { cardId } = husband;
    const asked = { phone: '13800007711', cardId };
    expect((await lina.call('card.checkIdentity', asked)).matches).toEqual([]);
    const traces = () =>
      showroom.store.prepare("SELECT count(*) FROM audit_log WHERE action = 'card.checkIdentity'").pluck().get();
    expect(traces()).toBe(0);
    for (const [who, count] of [
      [consultant, 1],
      [showroom.as('clerk'), 2],
    ] as const) {
      expect((await who.call('card.checkIdentity', asked)).matches).toMatchObject([{ name: '孙*' }]);
      expect(traces()).toBe(count);
    }
  }));
