import { expect, test } from 'vitest';
import { conditionWords, dayValueWords, typedDayValue } from './condition-words.ts';

const today = '2026-11-21';
const optionsOf = () => ['H', 'A', 'B', 'C'].map((value) => ({ value, label: `${value} 级` }));
const words = (condition: Parameters<typeof conditionWords>[0]) => conditionWords(condition, optionsOf, today, []);

test('a chip says field and values; of many the first two', () => {
  expect(words({ field: 'level', test: 'is', values: ['H', 'A'] })).toBe('级别 H 级、A 级');
  expect(words({ field: 'level', test: 'not', values: ['H'] })).toBe('级别 不是 H 级');
  expect(words({ field: 'level', test: 'is', values: ['H', 'A', 'B', 'C'] })).toBe('级别 H 级、A 级 等 4 项');
});

test('days are said as they were asked for', () => {
  expect(words({ field: 'nextPlan', test: 'to', values: ['today-1'] })).toBe('下次回访 到 昨天');
  expect(words({ field: 'created', test: 'between', values: ['today-7', 'today'] })).toBe('建档 7 天前 至 今天');
  expect(words({ field: 'created', test: 'between', values: ['today', 'today'] })).toBe('建档 今天');
  expect(words({ field: 'expected', test: 'empty', values: [] })).toBe('预计购车 空着');
});

test('a range of a number of the store’s own is said by its ends', () => {
  const height = { code: 'height', label: '身高', kind: 'number', options: [], scope: 'customer' } as const;
  const own = [{ ...height, requiredFrom: null, sort: 0, active: true }];
  const said = (test: 'from' | 'to' | 'between' | 'filled', values: readonly string[]) =>
    conditionWords({ field: 'custom.height', test, values }, optionsOf, today, own);
  expect(said('between', ['160', '180'])).toBe('身高 160 至 180');
  expect(said('from', ['160'])).toBe('身高 不小于 160');
  expect(said('to', ['2.5'])).toBe('身高 不大于 2.5');
  expect(said('filled', [])).toBe('身高 不空');
});

test('a county, a city and a province are named', () => {
  expect(words({ field: 'region', test: 'is', values: ['130682'] })).toContain('定州');
  expect(words({ field: 'region', test: 'is', values: ['130000'] })).toBe('地区 河北省');
});

test.each([
  ['今天', 'today'],
  ['昨天', 'today-1'],
  ['3天前', 'today-3'],
  ['３ 天前', 'today-3'],
  ['7天后', 'today+7'],
  ['7天', 'today+7'],
  ['11.20', '2027-11-20'],
])('「%s」 typed is %s', (typed, value) => {
  const meant = typedDayValue(typed, today);
  if (value.startsWith('today')) expect(meant).toBe(value);
  else expect(meant).toMatch(/-11-20$/);
});

test('what stays relative is said relatively, and what is no day is none', () => {
  expect(dayValueWords('today-3', today)).toBe('3 天前');
  expect(dayValueWords('today+1', today)).toBe('明天');
  expect(typedDayValue('改天', today)).toBeNull();
});
