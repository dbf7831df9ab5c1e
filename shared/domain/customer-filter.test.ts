import { expect, test } from 'vitest';
import { codesOf } from './codes.ts';
import type { CustomField } from './custom-field.ts';
import { type ConditionFieldName, conditionFields, offeredConditions } from './customer-fields.ts';
import {
  type Condition,
  checkConditions,
  conditionsSchema,
  conditionTests,
  dayOfValue,
  mostConditions,
  testsOf,
  valuesOf,
} from './customer-filter.ts';

const today = '2026-03-09';
const ownField = (field: Pick<CustomField, 'code' | 'label' | 'kind'> & Partial<CustomField>): CustomField => ({
  ...{ options: [], scope: 'customer', requiredFrom: null, sort: 0, active: true },
  ...field,
});
const own = [
  ownField({ code: 'hobby', label: '爱好', kind: 'text' }),
  ownField({ code: 'birthday', label: '生日', kind: 'date' }),
  ownField({ code: 'garage', label: '车库', kind: 'choice', active: false }),
  ownField({ code: 'height', label: '身高', kind: 'number' }),
  ownField({ code: 'seen', label: '看过', kind: 'text', scope: 'visit' }),
];
const check = (condition: Condition) => checkConditions([condition], today, own);

test('a day is itself, or so many days from today over the end of a month', () => {
  expect(dayOfValue('2026-02-28', today)).toBe('2026-02-28');
  expect(dayOfValue('today', today)).toBe(today);
  expect(dayOfValue('today-9', today)).toBe('2026-02-28');
  expect(dayOfValue('today+23', today)).toBe('2026-04-01');
});

test.each(['', 'today-', 'today+x', 'tomorrow', '2026-02-30', '3天前'])('「%s」 is no day', (value) => {
  expect(dayOfValue(value, today)).toBeNull();
});

test('every field takes each of its comparisons with as many values as it needs', () => {
  for (const field of codesOf(conditionFields))
    for (const each of testsOf(conditionFields[field])) {
      const [least] = valuesOf(each);
      const values = Array.from({ length: least }, () => 'today');
      expect(check({ field, test: each, values }), `${field} ${each}`).toBeNull();
    }
});

test('what a field does not know is refused by its Chinese name, with the comparisons that it knows', () => {
  expect(check({ field: 'level', test: 'has', values: ['H'] })).toMatchObject({
    code: 'INVALID_INPUT',
    params: { field: '级别', problem: '不能用「含有」筛，请改用「是」「不是」' },
  });
});

test.each<[Condition, string]>([
  [{ field: 'level', test: 'is', values: [] }, '还没选要比的内容'],
  [{ field: 'phone', test: 'empty', values: ['1'] }, '不用再填内容'],
  [{ field: 'created', test: 'from', values: ['gestern'] }, '要写成 2026-03-09'],
  [{ field: 'created', test: 'between', values: ['today', 'today-1'] }, '开始比结束晚'],
  [{ field: 'remark', test: 'has', values: ['\u200b'] }, '没有能找的字'],
])('a condition without sense says what is wrong: %j', (condition, problem) => {
  expect(String(check(condition)?.params.problem)).toContain(problem);
});

test('a filter has an end: so many conditions, so many values', () => {
  const one = { field: 'level' as const, test: 'is' as const, values: ['H'] };
  expect(conditionsSchema.safeParse(Array.from({ length: mostConditions }, () => one)).success).toBe(true);
  expect(conditionsSchema.safeParse(Array.from({ length: mostConditions + 1 }, () => one)).success).toBe(false);
  expect(conditionsSchema.safeParse([{ ...one, values: Array.from({ length: 31 }, () => 'H') }]).success).toBe(false);
});

test('comparisons of all kinds are used by some field', () => {
  const used = new Set(
    codesOf(conditionFields).flatMap((field: ConditionFieldName) => testsOf(conditionFields[field])),
  );
  expect([...used].toSorted()).toEqual(codesOf(conditionTests).toSorted());
});

test('a field of the store’s own is asked for as its kind is: one out of use too, but nothing of a visit', () => {
  expect(offeredConditions(own).slice(-3)).toEqual(['custom.hobby', 'custom.birthday', 'custom.height']);
  for (const condition of [
    { field: 'custom.hobby', test: 'has', values: ['钓'] },
    { field: 'custom.birthday', test: 'from', values: ['today-30'] },
    { field: 'custom.garage', test: 'is', values: ['you'] },
    { field: 'custom.garage', test: 'empty', values: [] },
    { field: 'custom.height', test: 'between', values: ['-2.5', '１７０'] },
    { field: 'custom.height', test: 'filled', values: [] },
  ] as const)
    expect(check(condition)).toBeNull();
  for (const field of ['custom.seen', 'custom.unknown'] as const)
    expect(check({ field, test: 'has', values: ['1'] })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'where',
      params: { field, problem: '不是能筛的自定义项，请去掉这个条件' },
    });
  for (const [values, problem] of [
    [['高'], '要写成数字，如 3 或 2.5'],
    [['1.234', '5'], '要写成数字，如 3 或 2.5'],
    [['9', '10'], null],
    [['10', '9'], '的下限比上限大，请对调'],
  ] as const)
    expect(
      check({ field: 'custom.height', test: values.length === 1 ? 'from' : 'between', values })?.params ?? null,
    ).toEqual(problem === null ? null : { field: '身高', problem });
  expect(check({ field: 'custom.hobby', test: 'is', values: ['x'] })?.params.field).toBe('爱好');
});
