import { describe, expect, test } from 'vitest';
import type { CardValues } from '../../../shared/domain/card.ts';
import { fullCard, inShowroom, row, rows } from './card-kit.ts';

const car: CardValues = { currentVehicle: '捷达 2016 款', plate: '冀f·12345', vin: '1m8gdm9axkp042788' };
const withCar: CardValues = { ...fullCard, purchaseType: 'replacement', ...car };
/** The same car under another driver: another name and another phone. */
const otherDriver: CardValues = { ...withCar, name: '刘洪波', phone: '13800000077', visitKind: 'first' };

describe('the present car on a card', () => {
  test('is kept with the customer, its numbers in their one form, and found again by both', () =>
    inShowroom(async (showroom, consultant) => {
      const saved = await consultant.call('card.complete', { values: withCar });
      expect(saved.vinCheckFits).toBe(true);
      expect(rows(showroom, 'owned_vehicle')).toMatchObject([
        {
          customer_id: saved.customerId,
          label: '捷达 2016 款',
          plate: '冀F12345',
          vin: '1M8GDM9AXKP042788',
          delivered_on: null,
          card_id: saved.cardId,
        },
      ]);
      for (const query of ['冀F12345', '冀F·12345', '1M8GDM9AXKP042788', '042788']) {
        const { rows: found } = await consultant.call('customer.search', { query });
        expect(found.map(({ id }) => id)).toEqual([saved.customerId]);
      }
      const detail = await consultant.call('customer.get', { id: saved.customerId });
      expect(detail.vehicles).toMatchObject([{ label: '捷达 2016 款', plate: '冀F12345', deliveredOn: null }]);
      const card = await consultant.call('card.get', { id: saved.cardId });
      expect(card.values).toMatchObject({ plate: '冀F12345', vin: '1M8GDM9AXKP042788' });
    }));

  test('with a wrong check digit is saved and warned about', () =>
    inShowroom(async (_showroom, consultant) => {
      const saved = await consultant.call('card.complete', { values: { ...withCar, vin: '1M8GDM9A1KP042788' } });
      expect(saved.vinCheckFits).toBe(false);
      expect((await consultant.call('card.complete', { values: noCar })).vinCheckFits).toBeNull();
    }));

  test.each([
    ['plate', '冀F1234', '「车牌」不是完整的车牌'],
    ['vin', '1M8GDM9AXKP04278', '「VIN」要 17 位，现在 16 位'],
  ])('with an incomplete %s is refused with the field and the way out, and nothing is written', (field, value, words) =>
    inShowroom(async (showroom, consultant) => {
      const refused = await consultant.refused('card.complete', { values: { ...withCar, [field]: value } });
      expect(refused).toMatchObject({ code: 'INVALID_INPUT', field });
      expect(`「${refused.params.field}」${refused.params.problem}`).toContain(words);
      expect(rows(showroom, 'customer')).toEqual([]);
    }),
  );

  test('moves along with a correction of its card and goes when both numbers go', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId, customerId } = await consultant.call('card.complete', { values: withCar });
      await consultant.call('card.correct', { cardId, values: { plate: '冀F54321' } });
      expect(rows(showroom, 'owned_vehicle')).toMatchObject([{ plate: '冀F54321', vin: '1M8GDM9AXKP042788' }]);
      expect((await consultant.call('card.checkIdentity', { plate: '冀F12345' })).matches).toEqual([]);
      expect((await consultant.call('card.checkIdentity', { plate: '冀F54321' })).matches).toMatchObject([
        { customerId, by: 'plate' },
      ]);
      await consultant.call('card.correct', { cardId, values: { plate: null, vin: null } });
      expect(rows(showroom, 'owned_vehicle')).toEqual([]);
      expect((await consultant.call('card.checkIdentity', { plate: '冀F54321' })).matches).toEqual([]);
    }));

  test('named again on a further card is the same car; what was not known of it is filled in', () =>
    inShowroom(async (showroom, consultant) => {
      const first = await consultant.call('card.complete', { values: { ...withCar, vin: null } });
      showroom.clock.set('2026-03-10 10:00');
      const values = { ...withCar, visitKind: 'repeat', nextPlanOn: '2026-03-12' };
      await consultant.call('card.complete', { values, identity: { customerId: first.customerId, as: 'own' } });
      expect(rows(showroom, 'owned_vehicle')).toMatchObject([{ plate: '冀F12345', vin: '1M8GDM9AXKP042788' }]);
    }));

  test('becomes the car we delivered where a clerk enters the same one', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: withCar });
      const owner = { name: '田永刚', phone: '13900006621', vehicleLabel: '捷达', deliveredOn: '2016-05-01' };
      const entry = { ...owner, plate: '冀F12345', customerId };
      const entered = await showroom.as('clerk').call('owner.enter', entry);
      expect(rows(showroom, 'owned_vehicle')).toMatchObject([
        { id: entered.ownedVehicleId, label: '捷达', delivered_on: '2016-05-01', card_id: null },
      ]);
    }));

  test('goes with the stranger who turns out to be known', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await consultant.call('card.complete', { values: fullCard });
      const quick = await consultant.call('card.quickSave', {
        values: { ...car, name: '田', noPhoneReason: 'declined', level: 'B' },
      });
      const values = { ...withCar, noPhoneReason: null, nextPlanOn: '2026-03-11' };
      await consultant.call('card.complete', { cardId: quick.cardId, values, identity: { customerId, as: 'own' } });
      expect(rows(showroom, 'owned_vehicle')).toMatchObject([{ customer_id: customerId, plate: '冀F12345' }]);
    }));
});

const noCar: CardValues = { ...fullCard, phone: '13800000001', name: '没有车' };

describe('a plate or VIN that is known', () => {
  test('brings nobody into the household of its owner: whoever reads a plate knows no number of his', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await showroom.as('李娜').call('card.complete', { values: withCar });
      const identity = { customerId, as: 'household', relation: 'relative' } as const;
      const refused = await consultant.refused('card.complete', { values: otherDriver, identity });
      expect(refused.code).toBe('NUMBER_NEEDED');
      expect(rows(showroom, 'kinship')).toEqual([]);
    }));

  test('asks for a choice like a phone, and offers one more: the car may have another owner now', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await showroom.as('李娜').call('card.complete', { values: withCar });
      const { matches } = await consultant.call('card.checkIdentity', { plate: ' 冀F 12345' });
      expect(matches).toMatchObject([
        {
          customerId,
          by: 'plate',
          kind: 'colleague',
          name: '田*',
          vehicles: [],
          choices: ['visit', 'report', 'other'],
        },
      ]);
      const refused = await consultant.refused('card.complete', { values: otherDriver });
      expect(refused).toMatchObject({ code: 'PHONE_TAKEN', field: 'vin', params: { customerId, name: '田*' } });
      expect(refused.params.advice).toContain('车换了主人就选「不是同一位」');
    }));

  test('of one’s own customer and of an owner nobody looks after offers him', () =>
    inShowroom(async (showroom, consultant) => {
      await consultant.call('card.complete', { values: withCar });
      expect((await consultant.call('card.checkIdentity', { vin: '1M8GDM9AXKP042788' })).matches).toMatchObject([
        { kind: 'own', by: 'vin', name: '田永刚', choices: ['own', 'other'] },
      ]);
      await showroom.as('clerk').call('owner.enter', {
        ...{ name: '谢娟', phone: '13900001111', vehicleLabel: '神兽', plate: '京AD12345', deliveredOn: '2025-07-05' },
      });
      expect((await consultant.call('card.checkIdentity', { plate: '京AD12345' })).matches).toMatchObject([
        { kind: 'unowned', by: 'plate', choices: ['own', 'other'] },
      ]);
    }));

  test('lets a colleague’s customer be recorded as a visit or a report by the car alone', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await showroom.as('李娜').call('card.complete', { values: withCar });
      showroom.clock.set('2026-03-10 10:00');
      const values = { ...otherDriver, visitKind: 'repeat', nextPlanOn: '2026-03-12' };
      const visit = await consultant.call('card.complete', { values, identity: { customerId, as: 'visit' } });
      expect(visit).toMatchObject({ did: 'visit_for_colleague', customerId });
      await consultant.call('card.complete', { values, identity: { customerId, as: 'report' } });
      expect(rows(showroom, 'registration')).toMatchObject([{ kind: 'card' }, { kind: 'report', by_number: 'vin' }]);
      // the car stays as the owner's card has it
      expect(rows(showroom, 'owned_vehicle')).toHaveLength(1);
    }));

  test('with another owner makes a new customer, and the manager sees beside whom', () =>
    inShowroom(async (showroom, consultant) => {
      const known = await showroom.as('李娜').call('card.complete', { values: withCar });
      const identity = { customerId: known.customerId, as: 'other' as const };
      const saved = await consultant.call('card.complete', { values: otherDriver, identity });
      expect(saved.did).toBe('new_customer');
      expect(row(showroom, 'customer', saved.customerId)).toMatchObject({ owner_id: consultant.id });
      expect(rows(showroom, 'clash_report')).toMatchObject([
        {
          customer_id: saved.customerId,
          other_customer_id: known.customerId,
          cause: 'car',
          by_number: 'vin',
          by_id: consultant.id,
        },
      ]);
      // settled for this card: it is not asked again
      const again = { vin: '1M8GDM9AXKP042788', cardId: saved.cardId };
      expect((await consultant.call('card.checkIdentity', again)).matches).toEqual([]);
    }));

  test('does not let somebody with the same phone pass for another owner', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId } = await showroom.as('李娜').call('card.complete', { values: withCar });
      const values = { ...otherDriver, phone: '13900006621' };
      const refused = await consultant.refused('card.complete', { values, identity: { customerId, as: 'other' } });
      expect(refused).toMatchObject({ code: 'PHONE_TAKEN', field: 'phone' });
      const stranger = { ...otherDriver, plate: null, vin: null };
      expect(
        await consultant.refused('card.complete', { values: stranger, identity: { customerId, as: 'other' } }),
      ).toMatchObject({ code: 'NUMBER_NEEDED' });
      expect(rows(showroom, 'clash_report')).toEqual([]);
    }));
});

test('the word 同号, a nickname or 无 in the WeChat field is nobody’s account', () =>
  inShowroom(async (showroom, consultant) => {
    for (const [index, wechat] of ['微信同号', '无', '快乐每一天'].entries()) {
      const phone = `1380000010${index}`;
      await showroom.as('李娜').call('card.complete', { values: { ...fullCard, phone, wechat } });
      expect((await consultant.call('card.checkIdentity', { wechat })).matches).toEqual([]);
      const saved = await consultant.call('card.complete', {
        values: { ...fullCard, phone: `1380000020${index}`, wechat },
      });
      expect(saved.did).toBe('new_customer');
      expect(row(showroom, 'customer', saved.customerId)).toMatchObject({ wechat });
    }
  }));
