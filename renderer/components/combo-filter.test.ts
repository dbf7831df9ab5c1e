import { expect, test } from 'vitest';
import { filterOptions } from './combo-filter.ts';

const options = [
  { value: 'walk_in', label: '自然来店' },
  { value: 'referral', label: '客户推荐' },
  { value: 'pearl', label: '珍珠白', aliases: ['白'] },
  { value: 'subdealer', label: '二网介绍' },
];
const found = (typed: string): readonly string[] => filterOptions(options, typed).map((option) => option.label);

test.each([
  ['客户', '客户推荐'],
  ['khtj', '客户推荐'],
  ['KH', '客户推荐'],
  ['kehu', '客户推荐'],
  ['ｋｈ', '客户推荐'],
  ["ke'hu", '客户推荐'],
  ['白', '珍珠白'],
])('「%s」 finds %s', (typed, label) => {
  expect(found(typed)).toEqual([label]);
});

test('what begins with the text stands before what only contains it', () => {
  expect(
    filterOptions(
      [
        { value: '1', label: '哈弗H6' },
        { value: '2', label: 'H5' },
      ],
      'h',
    ).map((o) => o.value),
  ).toEqual(['1', '2']);
  expect(
    filterOptions(
      [
        { value: '1', label: '红旗H5' },
        { value: '2', label: '五菱' },
        { value: '3', label: '5008' },
      ],
      '5',
    ).map((o) => o.value),
  ).toEqual(['3', '1']);
});

test('nothing typed leaves every line in its order', () => {
  expect(found(' ')).toHaveLength(4);
});
