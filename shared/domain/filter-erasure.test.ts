import { expect, test } from 'vitest';
import { looksFor, textsIn } from './filter-erasure.ts';

const person = {
  names: ['田永刚'],
  phones: ['13900006621', '0312-2561234'],
  accounts: ['Tian_YongGang'],
  cars: ['冀F·A1B23', 'LGWEF4A59FF000001'],
};

test.each([
  '田永刚',
  '田永刚的车',
  '永刚',
  '6621',
  '尾号 6621',
  '139 0000-6621',
  '1390000662',
  '＋86 13900006621',
  '2561234',
  'tian_yong',
  'A1B23',
  'FF000001',
])('「%s」 looks for him', (words) => {
  expect(looksFor(words, person)).toBe(true);
});

test.each(['田', '戴眼镜', '1390', '662', '00006', 'H 级', '冀F', 'tia', '', '贵'])('「%s」 fits many', (words) => {
  expect(looksFor(words, person)).toBe(false);
});

test('texts are found however deep, also in JSON inside JSON', () => {
  const body = JSON.stringify({ where: [{ values: ['6621'] }], view: 'all' });
  expect(textsIn({ name: '田永刚的', body, at: 3, none: null })).toEqual(['田永刚的', '6621', 'all']);
  expect(textsIn('[broken')).toEqual(['broken']);
});
