import { z } from 'zod';
import { addDays, type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { comparable } from '../text/compare.ts';
import { codesOf } from './codes.ts';
import { type CustomField, customPathSchema } from './custom-field.ts';
import { type ConditionField, type ConditionKind, conditionField, conditionFields } from './customer-fields.ts';
import { type Refusal, refuse } from './refusal.ts';

/** How a condition compares, in words of the screen. */
export const conditionTests = {
  is: '是',
  not: '不是',
  from: '从',
  to: '到',
  between: '在',
  has: '含有',
  lacks: '不含',
  empty: '空着',
  filled: '不空',
} as const;

export type ConditionTest = keyof typeof conditionTests;

const testsOfKind: Readonly<Record<ConditionKind, readonly ConditionTest[]>> = {
  choice: ['is', 'not'],
  day: ['between', 'from', 'to'],
  number: ['between', 'from', 'to'],
  text: ['has', 'lacks'],
};

/** The comparisons that a field knows. */
export function testsOf({ kind, canBeEmpty = false }: ConditionField): readonly ConditionTest[] {
  return canBeEmpty ? [...testsOfKind[kind], 'filled', 'empty'] : testsOfKind[kind];
}

/** How many values a comparison takes: at least and at most. */
export function valuesOf(test: ConditionTest): readonly [least: number, most: number] {
  switch (test) {
    case 'empty':
    case 'filled':
      return [0, 0];
    case 'between':
      return [2, 2];
    case 'from':
    case 'to':
    case 'has':
    case 'lacks':
      return [1, 1];
    case 'is':
    case 'not':
      return [1, mostValues];
  }
}

const mostValues = 30;
export const mostConditions = 12;

/** One condition; all conditions of a filter hold at once. */
export const conditionSchema = z.strictObject({
  field: z
    .union([z.enum(codesOf(conditionFields)), customPathSchema])
    .describe('按什么筛；自定义项写 custom.代码，如 custom.hobby'),
  test: z.enum(codesOf(conditionTests)).describe('怎么比'),
  values: z
    .array(z.string().trim().min(1).max(60))
    .max(mostValues)
    .default([])
    .describe('和什么比；日子写 2026-03-09，或 today、today-3、today+7；数字写 3 或 2.5，两头都算')
    .meta({ examples: [['H', 'A']] }),
});

export type Condition = Readonly<Omit<z.infer<typeof conditionSchema>, 'values'>> & {
  readonly values: readonly string[];
};

export const conditionsSchema = z.array(conditionSchema).max(mostConditions);

const relative = /^today(?:([+-])(\d{1,4}))?$/;

/** The day that a value means: itself, or so many days from today. Null for anything else. */
export function dayOfValue(value: string, today: CivilDate): CivilDate | null {
  const [isRelative, sign, days] = relative.exec(value) ?? [];
  if (isRelative !== undefined) return addDays(today, Number(days ?? 0) * (sign === '-' ? -1 : 1));
  const day = civilDateSchema.safeParse(value);
  return day.success ? day.data : null;
}

/** The number that a value means, as a field of the store's own can hold it; null for anything else. */
export function numberOfValue(value: string): number | null {
  const written = value.normalize('NFKC').trim();
  return /^-?\d{1,9}(?:\.\d{1,2})?$/.test(written) ? Number(written) : null;
}

/**
 * The first condition that makes no sense, as INVALID_INPUT with the field's Chinese name: a comparison that the field
 * does not know, a field that the store does not have, too few or too many values, a day or a number that is none, a
 * period or a range that ends before it begins.
 */
export function checkConditions(
  conditions: readonly Condition[],
  today: CivilDate,
  own: readonly CustomField[],
): Refusal | null {
  for (const condition of conditions) {
    const field = conditionField(condition.field, own);
    const problem = field === null ? '不是能筛的自定义项，请去掉这个条件' : problemOf(condition, field, today);
    if (problem !== null) return refuse('INVALID_INPUT', { field: field?.label ?? condition.field, problem }, 'where');
  }
  return null;
}

function problemOf({ test, values }: Condition, field: ConditionField, today: CivilDate): string | null {
  const known = testsOf(field);
  if (!known.includes(test))
    return `不能用「${conditionTests[test]}」筛，请改用${known.map((each) => `「${conditionTests[each]}」`).join('')}`;
  const [least, most] = valuesOf(test);
  if (values.length < least) return '还没选要比的内容，请补上或去掉这个条件';
  if (values.length > most) return most === 0 ? '不用再填内容，请去掉后再筛' : `最多比 ${most} 项，请去掉几项`;
  const { kind } = field;
  if (kind === 'text' && values.some((value) => comparable(value) === '')) return '没有能找的字，请换几个字';
  if (kind === 'number') return rangeProblem(values);
  if (kind !== 'day') return null;
  const days = values.map((value) => dayOfValue(value, today));
  if (days.includes(null)) return '要写成 2026-03-09 这样的日子，或 today-3 这样离今天几天';
  const [from = null, to = null] = days;
  return from !== null && to !== null && from > to ? '的开始比结束晚，请对调' : null;
}

function rangeProblem(values: readonly string[]): string | null {
  const numbers = values.map(numberOfValue);
  if (numbers.includes(null)) return '要写成数字，如 3 或 2.5';
  const [from = null, to = null] = numbers;
  return from !== null && to !== null && from > to ? '的下限比上限大，请对调' : null;
}

/** By what a list of customers is sorted, with its name on the screen. */
export const customerSorts = {
  updated: '更新',
  created: '建档',
  contact: '最近联系',
  name: '姓名',
  level: '级别',
  nextPlan: '下次回访',
  expected: '预计购车',
  owner: '归属',
} as const;

export type CustomerSort = keyof typeof customerSorts;

export const customerSortSchema = z.enum(codesOf(customerSorts));

/** What these are sorted by only customers have who still want a car: others are not in such a list. */
export const sortsOfPursuit: ReadonlySet<CustomerSort> = new Set(['contact', 'level', 'nextPlan', 'expected']);

/** Newest first, or from A onwards: how one usually wants it. */
export function usuallyDescends(sort: CustomerSort): boolean {
  return sort === 'updated' || sort === 'created';
}
