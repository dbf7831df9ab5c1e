import { describe, expect, test } from 'vitest';
import type { CardValues } from '../../../shared/domain/card.ts';
import { managerRoles } from '../../../shared/domain/roles.ts';
import { changeRow } from '../support/rows.ts';
import type { Person, TestShowroom } from '../support/showroom.ts';
import { countRows, fullCard, inShowroom, row, rows } from './card-kit.ts';

const visit: CardValues = { ...fullCard, visitKind: 'repeat', nextPlanOn: '2026-03-12' };
const learned = {
  phone: '13900007777',
  phone2: '13800001234',
  wechat: 'tian_yonggang',
  email: 'tian@163.com',
  street: '中山东路 8 号',
  remark: '女儿在银行上班',
} as const;

/** 王磊’s customer, received the same day by 李娜 as well. */
async function receivedByBoth(showroom: TestShowroom) {
  const [owner, colleague] = [showroom.as('王磊'), showroom.as('李娜')];
  const own = await owner.call('card.complete', { values: fullCard });
  const foreign = await colleague.call('card.complete', {
    values: visit,
    identity: { customerId: own.customerId, as: 'visit' },
  });
  return { owner, colleague, own, foreign };
}

/** What the front desk saves for a consultant while the customer stands there. */
function forConsultant(desk: Person, consultant: Person, more: CardValues = {}) {
  return desk.call('card.quickSave', {
    values: { name: '田永刚', gender: 'male', phone: '13900006621', level: 'B', consultantId: consultant.id, ...more },
  });
}

describe('what the owner learns of his customer stays his', () => {
  test('it reaches his own cards of the day and not the card of a colleague who received the customer', () =>
    inShowroom(async (showroom) => {
      const { owner, colleague, own, foreign } = await receivedByBoth(showroom);
      const before = row(showroom, 'card', foreign.cardId);
      await owner.call('customer.update', { id: own.customerId, patch: learned });
      expect(row(showroom, 'card', own.cardId)).toMatchObject({ phone: learned.phone, remark: learned.remark });
      expect(row(showroom, 'card', foreign.cardId)).toEqual(before);
      const seen = JSON.stringify([
        await colleague.call('card.get', { id: foreign.cardId }),
        await colleague.call('card.list', {}),
      ]);
      for (const secret of Object.values(learned)) expect(seen).not.toContain(secret);
    }));

  test('also where he says it on his card', () =>
    inShowroom(async (showroom) => {
      const { owner, own, foreign } = await receivedByBoth(showroom);
      showroom.clock.set('2026-03-09 16:00');
      const latest = await owner.call('card.complete', {
        values: { ...visit, talk: '又来看车', nextPlanOn: '2026-03-11' },
        identity: { customerId: own.customerId, as: 'own' },
      });
      const before = row(showroom, 'card', foreign.cardId);
      await owner.call('card.correct', { cardId: latest.cardId, values: learned });
      expect(row(showroom, 'customer', own.customerId)).toMatchObject({ wechat: learned.wechat });
      expect(row(showroom, 'card', foreign.cardId)).toEqual(before);
    }));

  test('a level and a plan that he changes leave the colleague’s card as the colleague’s paper says', () =>
    inShowroom(async (showroom) => {
      const { owner, own, foreign } = await receivedByBoth(showroom);
      const before = row(showroom, 'card', foreign.cardId);
      const id = own.opportunityId ?? '';
      await owner.call('opportunity.setLevel', { id, level: 'H', expectedOn: '2026-03-13' });
      await owner.call('plan.move', {
        id: own.nextPlanId ?? '',
        dueOn: '2026-03-10',
        method: 'phone',
        purpose: '报价',
      });
      expect(row(showroom, 'card', own.cardId)).toMatchObject({ level: 'H', next_plan_on: '2026-03-10' });
      expect(row(showroom, 'card', foreign.cardId)).toEqual(before);
    }));

  test('what a stand-in writes himself stands on his own card as well', () =>
    inShowroom(async (showroom) => {
      const { colleague, own, foreign } = await receivedByBoth(showroom);
      changeRow(showroom, 'plan', own.nextPlanId ?? '', { assigneeId: colleague.id });
      await colleague.call('customer.update', { id: own.customerId, patch: { wechat: 'tian_yonggang' } });
      for (const { cardId } of [own, foreign])
        expect(row(showroom, 'card', cardId)).toMatchObject({ wechat: 'tian_yonggang' });
    }));
});

describe.each(['receptionist', 'telemarketer'])('a %s who saved a card for a consultant', (role) => {
  test('completes and corrects it on its day, and what he had entered himself with it', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as(role);
      const { cardId, customerId } = await forConsultant(desk, consultant);
      await desk.call('card.complete', { cardId, values: { ...fullCard, phone: '13900006622' } });
      expect(row(showroom, 'customer', customerId)).toMatchObject({ phone: '13900006622', source: 'walk_in' });
      expect(await desk.call('card.get', { id: cardId })).toMatchObject({ canCorrect: true });
      await desk.call('card.correct', { cardId, values: { colour: 'red' } });
      expect(row(showroom, 'card', cardId)).toMatchObject({ colour: 'red', state: 'complete' });
    }));

  test('no longer after its day', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as(role);
      const { cardId, customerId } = await forConsultant(desk, consultant);
      showroom.clock.set('2026-03-10 09:00');
      await desk.call('card.drafts', {});
      const before = countRows(showroom);
      const values = { phone: '13900007777', wechat: 'somebody' };
      for (const refused of [
        await desk.refused('card.quickSave', { cardId, values }),
        await desk.refused('card.complete', { cardId, values: { ...fullCard, ...values } }),
        await desk.refused('card.correct', { cardId, values }),
      ])
        expect(refused).toMatchObject({ code: 'NOT_OWNER', params: { owner: '王磊' } });
      expect(countRows(showroom)).toEqual(before);
      expect(row(showroom, 'customer', customerId)).toMatchObject({ phone: '13900006621' });
      expect(await desk.call('card.get', { id: cardId })).toMatchObject({ canCorrect: false });
      expect(await consultant.call('card.get', { id: cardId })).toMatchObject({ canCorrect: true });
    }));

  test('does not hand it to another consultant, not on its day either; a manager does', () =>
    inShowroom(async (showroom, consultant) => {
      const desk = showroom.as(role);
      const { cardId } = await forConsultant(desk, consultant);
      const values = { consultantId: showroom.as('李娜').id };
      expect(await desk.refused('card.quickSave', { cardId, values })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'consultantId',
      });
      expect((await showroom.as('李娜').refused('card.get', { id: cardId })).code).toBe('NOT_OWNER');
      await showroom.as('showroom_manager').call('card.quickSave', { cardId, values });
      expect(row(showroom, 'card', cardId)).toMatchObject({ consultant_id: values.consultantId });
    }));

  test('adds to a customer who was known what nobody knew, and overwrites nothing of him', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-10 10:00');
      const desk = showroom.as(role);
      const { cardId } = await desk.call('card.quickSave', {
        values: { name: '田永刚', phone: '13900006621', level: 'B', consultantId: consultant.id },
        identity: { customerId, as: 'own' },
      });
      await desk.call('card.quickSave', {
        cardId,
        values: { name: '田永强', phone: '13900007777', wechat: 'tian_yg', remark: '别的', source: 'event' },
      });
      expect(row(showroom, 'customer', customerId)).toMatchObject({
        name: '田永刚',
        phone: '13900006621',
        phone2: '13900007777',
        wechat: 'tian_yg',
        remark: '戴眼镜，带小孩',
        source: 'walk_in',
      });
    }));
});

describe('a contact in a consultant’s name', () => {
  const lost = { ...visit, result: 'lost', nextPlanOn: null, nextPlanMethod: null } as const;

  test.each(['receptionist', 'telemarketer'])('is not made by a %s who knows no number of the customer', (role) =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: { ...fullCard, wechat: 'tian_yg' } });
      showroom.clock.set('2026-03-11 10:00');
      const desk = showroom.as(role);
      await desk.call('card.drafts', {});
      const before = countRows(showroom);
      for (const values of [
        { ...visit, phone: '13800009999' },
        { ...visit, phone: null, noPhoneReason: 'declined' },
        { ...lost, phone: '13800009999' },
      ])
        expect(
          await desk.refused('card.complete', {
            values: { ...values, consultantId: consultant.id },
            identity: { customerId, as: 'own' },
          }),
        ).toMatchObject({ code: 'NUMBER_NEEDED', field: 'phone' });
      expect(countRows(showroom)).toEqual(before);
    }),
  );

  test.each([
    ['the phone', { phone: '139 0000 6621' }],
    ['the phone as the second one', { phone: '13800009999', phone2: '13900006621' }],
    ['WeChat', { phone: '13800009999', wechat: 'Tian_YG' }],
  ])('is entered at the counter with %s, counts as the consultant’s attempt and says who typed it', (_what, numbers) =>
    inShowroom(async (showroom, consultant) => {
      const first = await consultant.call('card.complete', { values: { ...fullCard, wechat: 'tian_yg' } });
      showroom.clock.set('2026-03-11 10:00');
      const desk = showroom.as('receptionist');
      const { cardId } = await desk.call('card.complete', {
        values: { ...visit, ...numbers, consultantId: consultant.id },
        identity: { customerId: first.customerId, as: 'own' },
      });
      expect(rows(showroom, 'followup')).toMatchObject([
        { by_id: consultant.id, created_by_id: desk.id, card_id: cardId, attempt: 1, plan_id: first.nextPlanId },
      ]);
      expect(row(showroom, 'plan', first.nextPlanId)).toMatchObject({ state: 'done', closed_by_id: desk.id });
    }),
  );

  test.each(['receptionist', 'telemarketer'])('never asks for 战败 when a %s typed it', (role) =>
    inShowroom(async (showroom, consultant) => {
      const { customerId, opportunityId } = await consultant.call('card.complete', { values: fullCard });
      showroom.clock.set('2026-03-11 10:00');
      const desk = showroom.as(role);
      const values = { ...lost, consultantId: consultant.id };
      const refused = await desk.refused('card.complete', { values, identity: { customerId, as: 'own' } });
      expect(refused).toMatchObject({ code: 'INVALID_INPUT', field: 'result' });
      const stranger = await desk.refused('card.complete', { values: { ...values, phone: '13800009999' } });
      expect(stranger).toMatchObject({ code: 'INVALID_INPUT', field: 'result' });
      expect(row(showroom, 'opportunity', opportunityId)).toMatchObject({ state: 'open' });
    }),
  );

  test.each(managerRoles)('a %s asks for 战败 on the consultant’s card', (role) =>
    inShowroom(async (showroom, consultant) => {
      const { cardId, opportunityId } = await consultant.call('card.complete', { values: fullCard });
      const values = { result: 'lost', nextPlanOn: null, nextPlanMethod: null } as const;
      await showroom.as(role).call('card.correct', { cardId, values });
      expect(row(showroom, 'opportunity', opportunityId)).toMatchObject({ state: 'pending' });
      expect(rows(showroom, 'ending_request')).toMatchObject([{ by_id: showroom.as(role).id }]);
    }),
  );
});

describe('an owner of one of our cars whom nobody looks after', () => {
  const enter = async (showroom: TestShowroom): Promise<string> => {
    const owner = { name: '谢娟', phone: '13950577216', wechat: 'xiejuan', deliveredOn: '2025-07-05' };
    return (await showroom.as('clerk').call('owner.enter', { ...owner, vehicleLabel: '神兽 混动' })).customerId;
  };

  test('is not taken by his id alone', () =>
    inShowroom(async (showroom, consultant) => {
      const customerId = await enter(showroom);
      const before = countRows(showroom);
      for (const who of [consultant, showroom.as('receptionist')])
        for (const numbers of [{ phone: '13800009999' }, { noPhoneReason: 'declined' }])
          expect(
            await who.refused('card.quickSave', {
              values: { name: '谢', level: 'B', consultantId: consultant.id, ...numbers },
              identity: { customerId, as: 'own' },
            }),
          ).toMatchObject({ code: 'NUMBER_NEEDED', field: 'phone' });
      expect(countRows(showroom)).toEqual(before);
    }));

  test.each([{ phone: '13950577216' }, { phone: '13800009999', wechat: 'XieJuan' }])('is known by %o', (numbers) =>
    inShowroom(async (showroom, consultant) => {
      const customerId = await enter(showroom);
      const values = { name: '谢', level: 'B', ...numbers } as const;
      await consultant.call('card.quickSave', { values, identity: { customerId, as: 'own' } });
      expect(row(showroom, 'customer', customerId)).toMatchObject({ owner_id: consultant.id, phone: '13950577216' });
    }),
  );

  test('is given to a consultant by a manager', () =>
    inShowroom(async (showroom, consultant) => {
      const customerId = await enter(showroom);
      await showroom.as('showroom_manager').call('card.quickSave', {
        values: { name: '谢', level: 'B', noPhoneReason: 'declined', consultantId: consultant.id },
        identity: { customerId, as: 'own' },
      });
      expect(row(showroom, 'customer', customerId)).toMatchObject({ owner_id: consultant.id });
    }));
});
