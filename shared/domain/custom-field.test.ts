import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CardValues, tidyCard } from './card.ts';
import { completionProgress, missingForCompletion } from './card-completion.ts';
import {
  type CustomField,
  type CustomValue,
  changedCustom,
  checkCustomFields,
  customFieldKinds,
  customOfCustomer,
  customWords,
  filledCustom,
  isCustomRequired,
  mergeCustom,
  mostCustomFields,
  readCustomValues,
  searchedCustom,
  shownCustomFields,
} from './custom-field.ts';
import { isRefusal } from './refusal.ts';

const yesNo = [
  { code: 'yes', label: '有', active: true },
  { code: 'no', label: '没有', active: true },
  { code: 'maybe', label: '不清楚', active: false },
];

function field(code: string, more: Partial<CustomField> = {}): CustomField {
  const kind = more.kind ?? 'text';
  const options = kind === 'choice' || kind === 'choices' ? yesNo : [];
  return {
    code,
    label: `项目${code}`,
    kind,
    options,
    scope: 'customer',
    requiredFrom: null,
    sort: 10,
    active: true,
    ...more,
  };
}

const fields: readonly CustomField[] = [
  field('hobby'),
  field('mu', { kind: 'number' }),
  field('birthday', { kind: 'date' }),
  field('garage', { kind: 'choice' }),
  field('seen', { kind: 'choices', scope: 'visit' }),
  field('old', { active: false }),
];

const soundValue: fc.Arbitrary<readonly [string, CustomValue]> = fc.oneof(
  fc.tuple(fc.constant('hobby'), fc.constantFrom('钓鱼', ' 钓鱼 ', '𠮷他')),
  fc.tuple(
    fc.constant('mu'),
    fc.integer({ min: -999, max: 99_999 }).map((n) => n / 100),
  ),
  fc.tuple(fc.constant('birthday'), fc.constantFrom('1990-01-01', '2000-02-29')),
  fc.tuple(fc.constant('garage'), fc.constantFrom('yes', 'no')),
  fc.tuple(fc.constant('seen'), fc.subarray(['yes', 'no'], { minLength: 1 })),
);
const soundValues = fc.array(soundValue).map((pairs) => Object.fromEntries(pairs));

describe('what is entered in the store’s own fields (domain §6)', () => {
  test('comes out in one form, however often it is read, and nothing of it is lost', () => {
    fc.assert(
      fc.property(soundValues, (values) => {
        const once = readCustomValues(fields, {}, values);
        expect(isRefusal(once)).toBe(false);
        expect(readCustomValues(fields, {}, isRefusal(once) ? {} : once)).toEqual(once);
        expect(Object.keys(once).sort()).toEqual(Object.keys(filledCustom(values)).sort());
      }),
    );
  });

  test('is merged code by code: what is not sent stays, what is sent empty goes', () => {
    fc.assert(
      fc.property(soundValues, soundValues, (before, sent) => {
        const after = mergeCustom(before, sent);
        for (const code of new Set([...Object.keys(before), ...Object.keys(sent)]))
          expect(after[code]).toEqual(Object.hasOwn(sent, code) ? sent[code] : before[code]);
        expect(changedCustom(before, after).every((code) => Object.hasOwn(sent, code))).toBe(true);
      }),
    );
    expect(mergeCustom({ hobby: '钓鱼', mu: 3 }, { hobby: null })).toEqual({ mu: 3 });
    expect(mergeCustom({ hobby: '钓鱼' }, null)).toEqual({});
  });

  test.each<readonly [string, CustomValue, string]>([
    ['hobby', '长'.repeat(61), '最多 60 个字，现在 61 个，请缩短'],
    ['hobby', 5, '要填文字'],
    ['mu', '三亩', '要填数字'],
    ['mu', 1.234, '最多两位小数'],
    ['mu', 1e12, '太大，最大 999999999'],
    ['birthday', '2026-02-30', '不是一个真实的日期，请按 2026-03-09 这样填'],
    ['garage', 'else', '不是可选的值，请从列表里选'],
    ['garage', 'maybe', '不是可选的值，请从列表里选'],
    ['seen', 'yes', '要填一列选项'],
    ['seen', ['yes', 'yes'], '有重复，请去掉一个'],
    ['old', '新写的', '已经停用，请去掉'],
  ])('%s: %j is refused by the name of its field: %s', (code, value, problem) => {
    expect(readCustomValues(fields, {}, { [code]: value })).toMatchObject({
      code: 'INVALID_INPUT',
      field: `custom.${code}`,
      params: { field: `项目${code}`, problem },
    });
  });

  test('of a field that nobody has defined is refused as unknown', () => {
    expect(readCustomValues(fields, {}, { stranger: '1' })).toMatchObject({
      code: 'UNKNOWN_FIELD',
      field: 'custom.stranger',
    });
  });

  test('stays on a card that carried it before its field or its choice went out of use', () => {
    const before = { old: '从前写的', garage: 'maybe' };
    expect(readCustomValues(fields, before, { ...before, hobby: '棋' })).toEqual({ ...before, hobby: '棋' });
    expect(shownCustomFields(fields, before).map(({ code }) => code)).toContain('old');
    expect(shownCustomFields(fields, {}).map(({ code }) => code)).not.toContain('old');
  });

  test('reads as words: labels for codes, a day that does not age', () => {
    const [hobby, mu, birthday, garage, seen] = fields;
    const words = [
      [hobby, '钓鱼'],
      [mu, 0],
      [birthday, '1990-01-01'],
      [garage, 'maybe'],
      [seen, ['yes', 'no']],
    ] as const;
    expect(words.map(([each, value]) => each && customWords(each, value))).toEqual([
      '钓鱼',
      '0',
      '1990年1月1日 周一',
      '不清楚',
      '有、没有',
    ]);
  });

  test('belongs to the customer unless it speaks of the visit, and his texts are searched for', () => {
    const values = { hobby: '钓鱼', garage: 'yes', seen: ['yes'] };
    expect(customOfCustomer(fields, values)).toEqual({ hobby: '钓鱼', garage: 'yes' });
    expect(searchedCustom(fields, values)).toEqual(['钓鱼']);
  });
});

describe('a field that the store demands', () => {
  const demanded = [field('hobby', { requiredFrom: 1_000 })];
  const missing = (values: CardValues): readonly string[] =>
    missingForCompletion(values, demanded)
      .filter((each) => each.field.startsWith('custom.'))
      .map(({ field: name, label }) => `${name} ${label}`);

  test('binds the cards of arrivals from then on, and no earlier one', () => {
    expect(missing({ arrivedAt: 999 })).toEqual([]);
    expect(missing({ arrivedAt: 1_000 })).toEqual(['custom.hobby 项目hobby']);
    expect(missing({})).toEqual(['custom.hobby 项目hobby']);
    expect(missing({ arrivedAt: 2_000, custom: { hobby: '棋' } })).toEqual([]);
    expect(isCustomRequired(field('x', { requiredFrom: 1, active: false }), 2)).toBe(false);
  });

  test('counts in the progress like every other red star', () => {
    const count = (values: CardValues) => {
      const [without, within] = [completionProgress(values), completionProgress(values, demanded)];
      return [within.filled - without.filled, within.required - without.required];
    };
    expect(count({ arrivedAt: 2_000 })).toEqual([0, 1]);
    expect(count({ arrivedAt: 2_000, custom: { hobby: '棋' } })).toEqual([1, 1]);
  });

  test('is empty on a card whose answers are all empty', () => {
    expect(tidyCard({ custom: { hobby: ' ' } }).custom).toBe(null);
  });
});

describe('the list of fields', () => {
  test('holds as many in use as the paper does, of every kind', () => {
    const kinds = Object.keys(customFieldKinds) as (keyof typeof customFieldKinds)[];
    const many = Array.from({ length: mostCustomFields }, (_, i) =>
      field(`f${i}`, { kind: kinds[i % kinds.length] ?? 'text' }),
    );
    expect(checkCustomFields(many)).toBe(null);
    expect(checkCustomFields([...many, field('spare', { active: false })])).toBe(null);
    expect(checkCustomFields([...many, field('more')])).toMatchObject({ code: 'INVALID_INPUT', field: 'active' });
  });

  test('refuses a code or a name twice, a choice between nothing, and choices for a text', () => {
    expect(checkCustomFields([field('a'), field('a', { label: '别的' })])).toMatchObject({
      code: 'DICTIONARY_CODE_TAKEN',
    });
    expect(checkCustomFields([field('a'), field('b', { label: '项目a' })])).toMatchObject({ field: 'label' });
    expect(checkCustomFields([field('a', { kind: 'choice', options: yesNo.slice(0, 1) })])).toMatchObject({
      field: 'options',
    });
    expect(checkCustomFields([field('a', { options: yesNo })])).toMatchObject({ field: 'options' });
  });

  test('refuses a code under which an empty card would seem to have something', () => {
    expect(checkCustomFields([field('constructor')])).toMatchObject({ code: 'INVALID_INPUT', field: 'code' });
  });
});
