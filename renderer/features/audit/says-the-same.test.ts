import { expect, test } from 'vitest';
import { saysTheSame } from './says-the-same.ts';

const lists = {
  source: [{ code: 'sub_dealer', label: '二网介绍', aliases: ['二网'] }],
  colour: [{ code: 'white', label: '白', aliases: ['珍珠白'] }],
  competitor: [{ code: 'qashqai', label: '逍客', aliases: [] }],
  model: [{ code: 'h9', label: 'H9 2.0T 四驱', aliases: ['H9四驱'] }],
};
const same = (field: Parameters<typeof saysTheSame>[0], system: string, paper: string) =>
  saysTheSame(field, system, paper, lists, '2026-11-20');

test.each([
  ['name', '吕文斌', '吕 文斌'],
  ['phone', '158 0000 0463', '+86 158-0000-0463'],
  ['phone', '—', '空'],
  ['source', '二网介绍', '二网'],
  ['county', '保定市 · 定州市', '定州'],
  ['model', 'H9 2.0T 四驱', 'h9 四驱'],
  ['colour', '白', '珍珠白'],
  ['level', 'B', 'ｂ级'],
  ['expected', '2026-12-15', '12.15'],
  ['expected', '没有明确时间', '没定'],
  ['competitor', '逍客、CR-V', 'CR-V 逍客'],
  ['competitor', '无', '没有'],
  ['next_plan', '2026-11-22', '11.22 电话'],
] as const)('%s 「%s」 on the screen and 「%s」 on the paper are the same', (field, system, paper) => {
  expect(same(field, system, paper)).toBe(true);
});

test.each([
  ['name', '吕文斌', '吕文武'],
  ['colour', '白', '雪白'],
  ['county', '保定市 · 定州市', '曲阳'],
  ['expected', '2026-12-15', '空'],
  ['competitor', '逍客', '无'],
] as const)('%s 「%s」 on the screen and 「%s」 on the paper differ', (field, system, paper) => {
  expect(same(field, system, paper)).toBe(false);
});
