import { expect, test } from 'vitest';
import { levelHorizonDays } from '../../../shared/domain/level.ts';
import { wantsCar } from '../../testing/customer-rows.ts';
import { wishOf, withKnown } from './known-customer.ts';

const known = {
  name: '田永刚',
  gender: 'male',
  phone2: null,
  wechat: 'tyg_1',
  qq: null,
  weibo: null,
  email: null,
  customerType: 'person',
  contactPerson: null,
  regionCode: '130682',
  street: null,
  custom: {},
  wish: {},
  referrer: null,
} as const;

test('a surname grows into the full name of the customer, another name stays as it was written', () => {
  expect(withKnown({ name: '田' }, known).name).toBe('田永刚');
  expect(withKnown({}, known).name).toBe('田永刚');
  expect(withKnown({ name: '田勇' }, known).name).toBe('田勇');
  expect(withKnown({ name: '王' }, known).name).toBe('王');
});

test('what is known fills what is empty and overwrites nothing', () => {
  const typed = { wechat: 'neu', regionCode: '', talk: '看中白色' };
  expect(withKnown(typed, known)).toEqual({
    name: '田永刚',
    gender: 'male',
    wechat: 'neu',
    customerType: 'person',
    regionCode: '130682',
    talk: '看中白色',
  });
});

const today = '2026-11-21';
const firstCard = {
  masked: false,
  values: { purchaseType: 'first', source: 'relation', introducer: '何主任', use: 'family', talk: '嫌贵', quoteFen: 1 },
};

test('what he wants by now stands on his next card: the wish as it is, and of its first card what is no visit’s own', () => {
  const wish = wishOf(wantsCar, firstCard, today, levelHorizonDays);
  expect(withKnown({}, { ...known, wish })).toMatchObject({
    vehicleId: wantsCar.vehicleId,
    expectedOn: wantsCar.expectedOn,
    level: wantsCar.level,
    purchaseType: 'first',
    source: 'relation',
    introducer: '何主任',
    use: 'family',
  });
  expect(wish).not.toHaveProperty('talk');
  expect(wish).not.toHaveProperty('quoteFen');
});

test('a day that has passed and the level of an order are asked anew, a masked card gives nothing away', () => {
  expect(wishOf(wantsCar, null, '2027-01-01', levelHorizonDays)).not.toHaveProperty('expectedOn');
  expect(wishOf({ ...wantsCar, level: 'O' }, null, today, levelHorizonDays)).not.toHaveProperty('level');
  expect(wishOf(wantsCar, { ...firstCard, masked: true }, today, levelHorizonDays).purchaseType ?? null).toBe(null);
  expect(wishOf(undefined, firstCard, today, levelHorizonDays)).toEqual({});
});

test('another car, source or level that was written already is left alone with everything that goes with it', () => {
  const wish = wishOf(wantsCar, firstCard, today, levelHorizonDays);
  const typed = { vehicleId: 'm6-plus', source: 'walk_in', level: 'B' } as const;
  const filled = withKnown(typed, { ...known, wish });
  expect(filled).toMatchObject(typed);
  for (const name of ['introducer', 'expectedOn', 'colour']) expect(filled).not.toHaveProperty(name);
  expect(filled.purchaseType).toBe('first');
});

test('a level that followed the expected day follows it on, one that was chosen otherwise stays', () => {
  const followed = { ...wantsCar, expectedOn: '2026-12-10', levelSetOn: '2026-11-19', level: 'B' } as const;
  const levelOn = (day: string, wanted: typeof wantsCar) => wishOf(wanted, null, day, levelHorizonDays).level;
  expect(levelOn('2026-11-21', followed)).toBe('B');
  expect(levelOn('2026-11-30', followed)).toBe('A');
  expect(levelOn('2026-11-30', { ...followed, level: 'C' })).toBe('C');
});
