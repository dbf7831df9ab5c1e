import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CardValues } from '../../../shared/domain/card.ts';
import { cardFieldLabel } from '../../../shared/domain/card-fields.ts';
import { createTestShowroom, shanghai, type TestShowroom } from '../support/showroom.ts';
import { countRows, fullCard, inShowroom, row, rows } from './card-kit.ts';

describe('the first save of a card', () => {
  test('enters customer, registration, ownership, opportunity, level, 48-hour plan and card in one change set', () =>
    inShowroom(async (showroom, consultant) => {
      const before = countRows(showroom);
      const saved = await consultant.call('card.complete', {
        values: { ...fullCard, consents: ['collect', 'followup'] },
      });
      const after = countRows(showroom);
      const made = Object.fromEntries(
        Object.keys(after).map((table) => [table, (after[table] ?? 0) - (before[table] ?? 0)]),
      );
      expect(made).toMatchObject({
        customer: 1,
        registration: 1,
        ownership: 1,
        consent: 2,
        opportunity: 1,
        level_change: 1,
        plan: 1,
        followup: 0,
        card: 1,
        change_set: 1,
        audit_log: 1,
      });
      expect(saved).toMatchObject({ state: 'complete', did: 'new_customer', nextPlanOn: '2026-03-11' });
      expect(row(showroom, 'customer', saved.customerId)).toMatchObject({
        name: '田永刚',
        phone: '13900006621',
        owner_id: consultant.id,
        stage: 'prospect',
        is_open: 1,
        created_on: '2026-03-09',
      });
      expect(row(showroom, 'plan', saved.nextPlanId)).toMatchObject({
        origin: 'first_48h',
        role: 'next',
        state: 'open',
        due_on: '2026-03-11',
        assignee_id: consultant.id,
        basis: '看中白色，嫌贵',
      });
      expect(row(showroom, 'opportunity', saved.opportunityId)).toMatchObject({
        state: 'open',
        level: 'B',
        attempt_on: '2026-03-09',
        limit_on: '2026-03-23',
        origin_card_id: saved.cardId,
      });
      expect(rows(showroom, 'level_change')).toMatchObject([{ from_level: null, to_level: 'B', by_id: consultant.id }]);
      expect(rows(showroom, 'registration')).toMatchObject([
        { staff_id: consultant.id, kind: 'card', card_id: saved.cardId },
      ]);
    }));

  test('gives final numbers of the arrival day, the device and its own sequence', () =>
    inShowroom(async (showroom, consultant) => {
      const number = async (phone: string) =>
        (await consultant.call('card.quickSave', { values: { name: '王女士', phone, level: 'H' } })).number;
      expect(await number('13800000001')).toBe('20260309-A01');
      expect(await number('13800000002')).toBe('20260309-A02');
      showroom.clock.set('2026-03-10 09:00');
      expect(await number('13800000003')).toBe('20260310-A01');
    }));

  test('a refused card uses up no number', () =>
    inShowroom(async (_showroom, consultant) => {
      await consultant.refused('card.complete', { values: { ...fullCard, level: 'H' } });
      expect((await consultant.call('card.complete', { values: fullCard })).number).toBe('20260309-A01');
    }));

  test('quick save wants the paper card’s five corners only, and proposes the level from the date', () =>
    inShowroom(async (showroom, consultant) => {
      const refused = await consultant.refused('card.quickSave', { values: { gender: 'male' } });
      expect(refused).toMatchObject({ code: 'REQUIRED_MISSING', field: 'name' });
      expect(refused.params.fields).toBe('姓名、移动电话或不留的原因、意向级别');
      const saved = await consultant.call('card.quickSave', {
        values: { name: '田 先生', noPhoneReason: 'declined', expectedOn: '2026-03-24' },
      });
      expect(saved.state).toBe('quick');
      expect(row(showroom, 'card', saved.cardId)).toMatchObject({
        name: '田',
        gender: 'male',
        level: 'A',
        next_plan_on: '2026-03-11',
        next_plan_method: 'phone',
        completed_at: null,
      });
    }));

  test('arrival and departure come from the front desk, else the arrival is the first save', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as('receptionist');
      const { id } = await desk.call('traffic.arrive', {
        arrivedAt: shanghai('2026-03-09 13:20'),
        partySize: 3,
        receiverId: consultant.id,
      });
      const typed = { ...fullCard, arrivedAt: shanghai('2026-03-09 09:00') };
      const saved = await consultant.call('card.complete', { trafficId: id, values: typed });
      expect(row(showroom, 'card', saved.cardId)).toMatchObject({
        arrived_at: shanghai('2026-03-09 13:20'),
        departed_at: null,
        party_size: 3,
        traffic_id: id,
        receptionist_id: desk.id,
      });
      const own = await consultant.call('card.complete', { values: { ...typed, phone: '13800000001' } });
      expect(row(showroom, 'card', own.cardId)).toMatchObject({ arrived_at: showroom.clock.now() });
      await desk.call('traffic.depart', { id, departedAt: shanghai('2026-03-09 13:50') });
      expect(row(showroom, 'card', saved.cardId)).toMatchObject({ departed_at: shanghai('2026-03-09 13:50') });
    }));

  test('a visit becomes one card', () =>
    inShowroom(async (showroom, consultant) => {
      const { id } = await showroom.as('receptionist').call('traffic.arrive', { receiverId: consultant.id });
      await consultant.call('card.quickSave', {
        trafficId: id,
        values: { name: '田', phone: '13800000001', level: 'H' },
      });
      const again = await consultant.refused('card.quickSave', {
        trafficId: id,
        values: { name: '李', phone: '13800000002', level: 'H' },
      });
      expect(again).toMatchObject({ code: 'ALREADY_DONE', field: 'trafficId' });
    }));

  test('a card entered the next morning belongs to its arrival: number, 48-hour plan and limit count from that day', () =>
    inShowroom(async (showroom, consultant) => {
      const { id } = await showroom.as('receptionist').call('traffic.arrive', { receiverId: consultant.id });
      showroom.clock.set('2026-03-10 08:27');
      const saved = await consultant.call('card.complete', { trafficId: id, values: fullCard });
      expect(saved).toMatchObject({ number: '20260309-A01', nextPlanOn: '2026-03-11' });
      expect(row(showroom, 'opportunity', saved.opportunityId)).toMatchObject({ limit_on: '2026-03-23' });
    }));
});

describe('a required field left out at completion', () => {
  // a refusal writes nothing, so the refused share a showroom
  let refusing: TestShowroom;
  beforeAll(async () => {
    refusing = await createTestShowroom({ at: '2026-03-09 14:00' });
  });
  afterAll(() => refusing.close());

  test('is named in Chinese, all of them in the paper’s order, and nothing is written', () =>
    inShowroom(async (showroom, consultant) => {
      const before = countRows(showroom);
      const { competitors: _c, regionCode: _r, result: _x, ...rest } = fullCard;
      const refused = await consultant.refused('card.complete', { values: rest });
      expect(refused).toMatchObject({ code: 'REQUIRED_MISSING', field: 'regionCode' });
      expect(refused.params.fields).toBe('地区、竞品、洽谈结果');
      expect(countRows(showroom)).toEqual(before);
    }));

  test.each([
    'contactWay',
    'visitKind',
    'name',
    'gender',
    'phone',
    'customerType',
    'purchaseType',
    'regionCode',
    'source',
    'vehicleId',
    'competitors',
    'expectedOn',
    'level',
    'testDrive',
    'talk',
    'result',
    'nextPlanOn',
    'nextPlanMethod',
  ] as const)('%s is missed alone', async (name) => {
    const before = countRows(refusing);
    const without = { ...fullCard, obstacle: null, [name]: null };
    const refused = await refusing.as('王磊').refused('card.complete', { values: without });
    expect(refused).toMatchObject({ code: 'REQUIRED_MISSING', field: name });
    expect(String(refused.params.fields)).toContain(name === 'phone' ? '移动电话' : (cardFieldLabel(name) ?? ''));
    expect(countRows(refusing)).toEqual(before);
  });

  test('the departure alone does not stop completion', () =>
    inShowroom(async (_showroom, consultant) => {
      expect((await consultant.call('card.complete', { values: { ...fullCard, departedAt: null } })).state).toBe(
        'complete',
      );
    }));

  test('a surname is enough for the quick save and not for completion', () =>
    inShowroom(async (_showroom, consultant) => {
      const refused = await consultant.refused('card.complete', { values: { ...fullCard, name: '田 先生' } });
      expect(refused).toMatchObject({ code: 'REQUIRED_MISSING', field: 'name' });
    }));
});

describe('the source decides what else is required (§二.5–7)', () => {
  const sources: readonly (readonly [string, CardValues, string | null])[] = [
    ['walk_in', {}, null],
    ['phone_in', {}, null],
    ['online', { channel: 'douyin' }, 'channel'],
    ['tele_invite', {}, null],
    ['auto_show', {}, null],
    ['outreach', {}, null],
    ['event', {}, null],
    ['referral', { referrerId: 'the owner' }, 'referrerId'],
    ['relation', { introducer: '集团售后何主任' }, 'introducer'],
    ['subdealer', { subdealer: 'anguo_chengxin', subdealerRegisteredOn: '2026-03-06' }, 'subdealer'],
    ['repurchase', {}, null],
    ['reactivated', {}, null],
    ['other', {}, null],
  ];

  test.each(sources)('%s', (source, extra, demanded) =>
    inShowroom(async (showroom, consultant) => {
      const owner = await showroom.as('clerk').call('owner.enter', {
        name: '谢娟',
        phone: '13950577216',
        vehicleLabel: '神兽 混动',
        deliveredOn: '2025-07-05',
      });
      const values = { ...fullCard, source };
      if (demanded !== null) {
        const refused = await consultant.refused('card.complete', { values });
        expect(refused).toMatchObject({ code: 'REQUIRED_MISSING', field: demanded });
      }
      const referrer = extra.referrerId === undefined ? {} : { referrerId: owner.customerId };
      const saved = await consultant.call('card.complete', { values: { ...values, ...extra, ...referrer } });
      expect(row(showroom, 'card', saved.cardId)).toMatchObject({ source, state: 'complete' });
    }),
  );

  test('the introducer is mirrored into the remark (§二.6)', () =>
    inShowroom(async (showroom, consultant) => {
      const values = { ...fullCard, source: 'relation', introducer: '集团售后何主任' };
      const { cardId } = await consultant.call('card.complete', { values });
      expect(row(showroom, 'card', cardId).remark).toBe('戴眼镜，带小孩\n介绍人：集团售后何主任');
    }));

  test('a referrer must be a customer of the store (§二.5)', () =>
    inShowroom(async (_showroom, consultant) => {
      const values = { ...fullCard, source: 'referral', referrerId: 'nobody' };
      expect(await consultant.refused('card.complete', { values })).toMatchObject({ field: 'referrerId' });
    }));

  test('a sub-dealer’s customer was registered with us before he came (§二.7)', () =>
    inShowroom(async (_showroom, consultant) => {
      const values = {
        ...fullCard,
        source: 'subdealer',
        subdealer: 'anguo_chengxin',
        subdealerRegisteredOn: '2026-03-10',
      };
      expect(await consultant.refused('card.complete', { values })).toMatchObject({ field: 'subdealerRegisteredOn' });
    }));
});

describe('what a card refers to must exist', () => {
  test.each([
    ['source', 'martian'],
    ['colour', 'ultraviolet'],
    ['vehicleId', 'no-such-car'],
    ['budget', 'billions'],
  ])('%s', (name, value) =>
    inShowroom(async (showroom, consultant) => {
      const before = countRows(showroom);
      const refused = await consultant.refused('card.complete', { values: { ...fullCard, [name]: value } });
      expect(refused).toMatchObject({ code: 'INVALID_INPUT', field: name });
      expect(countRows(showroom)).toEqual(before);
    }),
  );

  test('a competitor that no list has may be written', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId } = await consultant.call('card.complete', { values: { ...fullCard, competitors: ['五菱宏光'] } });
      expect(row(showroom, 'card', cardId).competitors).toBe('["五菱宏光"]');
    }));
});

describe('who fills a card', () => {
  test('a consultant fills his own only', () =>
    inShowroom(async (showroom, consultant) => {
      const values = { ...fullCard, consultantId: showroom.as('李娜').id };
      expect(await consultant.refused('card.complete', { values })).toMatchObject({ field: 'consultantId' });
    }));

  test('the front desk and managers fill one for the consultant, whose customer it becomes', () =>
    inShowroom(async (showroom, consultant) => {
      for (const [role, phone] of [
        ['receptionist', '13800000001'],
        ['showroom_manager', '13800000002'],
      ] as const) {
        const person = showroom.as(role);
        expect(await person.refused('card.complete', { values: { ...fullCard, phone } })).toMatchObject({
          field: 'consultantId',
        });
        const saved = await person.call('card.complete', {
          values: { ...fullCard, phone, consultantId: consultant.id },
        });
        expect(row(showroom, 'customer', saved.customerId)).toMatchObject({ owner_id: consultant.id });
        expect(row(showroom, 'card', saved.cardId)).toMatchObject({
          created_by_id: person.id,
          consultant_id: consultant.id,
        });
      }
    }));

  test.each(['clerk', 'service_agent', 'admin'])('%s fills none', (role) =>
    inShowroom(async (showroom) => {
      expect((await showroom.as(role).refused('card.complete', { values: fullCard })).code).toBe('FORBIDDEN');
    }),
  );

  test('an offline device writes cards: none of it needs the authority', () =>
    inShowroom(async (showroom, consultant) => {
      showroom.setAuthority(false);
      expect((await consultant.call('card.complete', { values: fullCard })).did).toBe('new_customer');
    }));
});

describe('a save that is sent twice', () => {
  const nobody: CardValues = { name: '田 先生', noPhoneReason: 'declined', level: 'B' };

  test.each(['card.quickSave', 'card.complete'] as const)('%s of one draft makes one card', (procedure) =>
    inShowroom(async (showroom, consultant) => {
      const values = procedure === 'card.complete' ? { ...fullCard, ...nobody, name: '田永刚', phone: null } : nobody;
      const { id: draftId } = await consultant.call('card.saveDraft', { body: values });
      const first = await consultant.call(procedure, { draftId, values });
      const before = countRows(showroom);
      const again = await consultant.refused(procedure, { draftId, values });
      expect(again).toMatchObject({ code: 'ALREADY_DONE', params: { cardId: first.cardId } });
      expect(countRows(showroom)).toEqual(before);
      // typing on does not bring the draft back under another number
      const typed = { id: draftId, body: { ...values, remark: '又想起来的' } };
      expect((await consultant.refused('card.saveDraft', typed)).params).toMatchObject({ cardId: first.cardId });
      // the screen goes on with the card that there is: what was typed since is not lost
      await consultant.call(procedure, { draftId, cardId: first.cardId, values: { ...values, remark: '又想起来的' } });
      expect(rows(showroom, 'card')).toMatchObject([{ id: first.cardId, remark: '又想起来的' }]);
      expect(rows(showroom, 'customer')).toHaveLength(1);
    }),
  );

  test('another draft is another customer, and nobody’s save is stopped by somebody else’s draft', () =>
    inShowroom(async (showroom, consultant) => {
      const { id: draftId } = await consultant.call('card.saveDraft', { body: nobody });
      const other = await consultant.call('card.saveDraft', { body: nobody });
      await consultant.call('card.quickSave', { draftId, values: nobody });
      await consultant.call('card.quickSave', { draftId: other.id, values: nobody });
      await showroom.as('李娜').call('card.quickSave', { draftId, values: nobody });
      expect(rows(showroom, 'card')).toHaveLength(3);
    }));
});
