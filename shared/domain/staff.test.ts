import { describe, expect, test } from 'vitest';
import { loginNameSchema, staffNameSchema } from './staff.ts';
import { deviceCodeSchema, hoursProblem } from './store-settings.ts';

describe('a login name', () => {
  test.each([
    ['WangLei', 'wanglei'],
    ['  ｗａｎｇ．ｌｅｉ ', 'wang.lei'],
    ['王磊', '王磊'],
  ])('typed as 「%s」 is %s', (typed, kept) => {
    expect(loginNameSchema.parse(typed)).toBe(kept);
    expect(loginNameSchema.parse(kept)).toBe(kept);
  });

  test.each(['', '   ', 'wang lei', 'wang\u3000lei', 'a\u0000', '\ud800', 'x'.repeat(41), 7])(
    'is never %j',
    (typed) => {
      expect(loginNameSchema.safeParse(typed).success).toBe(false);
    },
  );
});

test('a name keeps the spaces of other scripts and has at most 20 characters', () => {
  expect(staffNameSchema.parse(' 买买提·阿卜杜拉 ')).toBe('买买提·阿卜杜拉');
  expect(staffNameSchema.safeParse('𠮷'.repeat(20)).success).toBe(true);
  expect(staffNameSchema.safeParse('𠮷'.repeat(21)).success).toBe(false);
});

test('a machine’s code is one to three letters, in capitals', () => {
  expect(deviceCodeSchema.parse(' ab ')).toBe('AB');
  for (const wrong of ['', 'ABCD', 'A1', '甲']) expect(deviceCodeSchema.safeParse(wrong).success).toBe(false);
});

test('a day ends after it begins', () => {
  expect(hoursProblem({ openingTime: '08:30', closingTime: '18:00' })).toBeNull();
  expect(hoursProblem({ openingTime: '08:30', closingTime: '08:30' })).not.toBeNull();
});
