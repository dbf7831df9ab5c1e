import { expect, test } from 'vitest';
import { withKnown } from './known-customer.ts';

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
