import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cardDraftSchema, cardInputSchema, isEmptyValue, tidyCard } from './card.ts';
import { cardFields } from './card-fields.ts';

/** The accepted value of one field, or which field is refused and why. */
function outcome(name: string, value: unknown): unknown {
  const parsed = cardInputSchema.safeParse({ [name]: value });
  if (parsed.success) return Object.entries(parsed.data).find(([key]) => key === name)?.[1];
  const [issue] = parsed.error.issues;
  const inWords = issue?.code === 'custom' || issue?.code === 'invalid_format';
  return `${issue?.path.join('.')}: ${inWords ? issue.message : issue?.code}`;
}

describe('what is sent for a card', () => {
  test.each([
    ['phone', '+86-139 5978 1242', '13959781242'],
    ['phone', ' ', ''],
    ['phone', '139', 'phone: 手机号要 11 位，现在 3 位，请核对'],
    ['phone2', '2345678', 'phone2: 座机要带区号，请按 0312-2345678 这样填'],
    ['serial', ' dz-202600 ', 'DZ-202600'],
    ['serial', 'DZ-', 'serial: 要以数字结尾，请照纸卡右上角填'],
    ['name', '孙　明鑫 ', '孙　明鑫'],
    ['name', '宋'.repeat(51), 'name: 最多 50 个字，现在 51 个，请缩短'],
    ['email', 'Name@163.com', 'Name@163.com'],
    ['email', 'name@163', 'email: 不是完整的邮箱，请按 name@163.com 这样填'],
    ['regionCode', '130682', '130682'],
    ['regionCode', '130600', 'regionCode: 要细化到县（区），请从列表里选'],
    ['expectedOn', '2026-03-09', '2026-03-09'],
    ['expectedOn', '2026-02-30', 'expectedOn: 不是一个真实的日期，请按 2026-03-09 这样填'],
    ['nextPlanTime', '24:00', 'nextPlanTime: 要按 09:30 这样填'],
    ['source', 'walk_in', 'walk_in'],
    ['source', '自然来店', 'source: 只能用小写字母、数字和下划线，以字母开头'],
    ['competitors', ['crv', '理想L6'], ['crv', '理想L6']],
    ['competitors', ['crv', 'crv'], 'competitors: 有重复，请去掉一个'],
    ['concerns', ['space', 'fuel', 'safety', 'looks'], 'concerns: too_big'],
    ['partySize', 0, 'partySize: too_small'],
    ['partySize', 2.5, 'partySize: invalid_type'],
    ['quoteFen', -1, 'quoteFen: too_small'],
    ['level', 'X', 'level: invalid_value'],
    ['testDrive', 'yes', 'testDrive: invalid_type'],
    ['arrivedAt', 5, 'arrivedAt: too_small'],
    ['vehicleId', '<b>', 'vehicleId: 不是有效的编号，请从列表里选'],
    ['remark', 'a\r\nb', 'a\nb'],
    ['talk', 'a\u0000', 'talk: 里有看不见的控制字符，请删掉后重打'],
    ['serial', '1\ud800', 'serial: 里有残缺的字符，请删掉后重打'],
    ['colour', null, null],
    ['colors', 'white', ': unrecognized_keys'],
  ])('%s: %j', (name, value, expected) => {
    expect(outcome(name, value)).toEqual(expected);
  });

  test('a test drive is a form with known lines', () => {
    expect(outcome('testDriveDetail', { startKm: 1203, car: ' 冀F·1047 ' })).toEqual({
      startKm: 1203,
      car: '冀F·1047',
    });
    expect(outcome('testDriveDetail', { km: 3 })).toBe('testDriveDetail: unrecognized_keys');
    expect(outcome('tradeIn', { estimateFen: 1.5 })).toBe('tradeIn.estimateFen: invalid_type');
  });

  test('the mirrored introducer does not eat up the remark', () => {
    const full = '字'.repeat(500);
    expect(outcome('remark', `${full}\n介绍人：集团售后何主任`)).toBe(`${full}\n介绍人：集团售后何主任`);
    expect(outcome('remark', `${full}字`)).toBe('remark: 最多 500 个字，现在 501 个，请缩短');
  });

  test('every field says its name, what it is and an example that is itself accepted', () => {
    const { properties } = z.toJSONSchema(cardInputSchema, { unrepresentable: 'any' });
    for (const field of cardFields) {
      const schema = (properties?.[field.name] ?? {}) as {
        anyOf?: { title?: string; description?: string; examples?: unknown[] }[];
      };
      const [value] = schema.anyOf ?? [];
      expect(value).toMatchObject({ title: field.label, description: expect.stringMatching(/./) });
      expect(cardInputSchema.safeParse({ [field.name]: value?.examples?.[0] })).toMatchObject({ success: true });
    }
  });
});

describe('a draft', () => {
  test('keeps what is half typed', () => {
    const typed = {
      phone: '139 0000 66',
      expectedOn: '12.',
      name: ' 田 ',
      regionCode: '河北',
      remark: 'x'.repeat(900),
    };
    expect(cardDraftSchema.parse(typed)).toEqual(typed);
  });

  test('limits length and refuses what no database holds, and unknown fields', () => {
    const refused = (draft: unknown) => !cardDraftSchema.safeParse(draft).success;
    expect(refused({ remark: 'x'.repeat(1001) })).toBe(true);
    expect(refused({ name: '宋\u0000' })).toBe(true);
    expect(refused({ name: '\ud800' })).toBe(true);
    expect(refused({ nmae: '宋' })).toBe(true);
    expect(refused({ testDriveDetail: { startKm: '1' } })).toBe(true);
    expect(refused({ level: 'X' })).toBe(true);
  });

  test('takes everything that a save takes', () => {
    const value = (name: string) => cardFields.find((field) => field.name === name)?.label ?? '';
    fc.assert(
      fc.property(
        fc.constantFrom('wechat', 'name', 'talk', 'street', 'remark'),
        fc.string({ unit: 'binary' }),
        (name, text) => {
          const card = { [name]: value(name) + text };
          if (cardInputSchema.safeParse(card).success) expect(cardDraftSchema.safeParse(card).success).toBe(true);
        },
      ),
    );
  });
});

describe('tidying a card', () => {
  test('turns the title into the gender and blanks into nothing', () => {
    expect(
      tidyCard({ name: '宋佳 女士', wechat: ' ', competitors: [], tradeIn: { vehicle: '' }, testDrive: false }),
    ).toEqual({
      name: '宋佳',
      gender: 'female',
      wechat: null,
      competitors: null,
      tradeIn: null,
      testDrive: false,
    });
  });

  test('never overrules a chosen gender and leaves out what was not sent', () => {
    expect(tidyCard({ name: '宋佳 女士', gender: 'male' })).toEqual({ name: '宋佳', gender: 'male' });
    expect(tidyCard({ wechat: 'a' })).toEqual({ wechat: 'a' });
  });

  test('mirrors the introducer into the remark (§二.6), once', () => {
    const once = tidyCard({ source: 'relation', introducer: '集团售后何主任', remark: '左撇子' });
    expect(once.remark).toBe('左撇子\n介绍人：集团售后何主任');
    expect(tidyCard(once)).toEqual(once);
  });

  test('twice is tidying once', () => {
    const text = fc.option(fc.constantFrom('', ' ', '宋佳 女士', '介绍人：甲', '左撇子\n介绍人：乙', '先生'), {
      nil: null,
    });
    const card = fc.record(
      {
        name: text,
        remark: text,
        introducer: text,
        source: fc.constantFrom('relation', 'walk_in', null),
        wechat: text,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(card, (values) => {
        const once = tidyCard(values);
        expect(tidyCard(once)).toEqual(once);
      }),
    );
  });

  test('0 and 「否」 are answers', () => {
    expect([0, false].map(isEmptyValue)).toEqual([false, false]);
    expect([null, undefined, '', ' ', [], {}, { a: null }].map(isEmptyValue)).toEqual(Array(7).fill(true));
  });
});
