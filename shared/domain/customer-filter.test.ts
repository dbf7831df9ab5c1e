import { expect, test } from 'vitest';
import { codesOf } from './codes.ts';
import { type ConditionFieldName, conditionFields } from './customer-fields.ts';
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
const check = (condition: Condition) => checkConditions([condition], today);

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
    for (const each of testsOf(field)) {
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
  const used = new Set(codesOf(conditionFields).flatMap((field: ConditionFieldName) => testsOf(field)));
  expect([...used].toSorted()).toEqual(codesOf(conditionTests).toSorted());
});
