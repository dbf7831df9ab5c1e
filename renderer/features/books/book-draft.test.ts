import { expect, test } from 'vitest';
import { rangeSentence, readRange } from './book-draft.ts';

test('the width is that of the printed numbers, zeros in front included', () => {
  expect(readRange('DZ-', { first: '000042', last: '000091' })).toEqual({
    ok: true,
    range: { prefix: 'DZ-', firstNumber: 42, lastNumber: 91, width: 6 },
  });
});

test('a whole serial as first number brings its own prefix, whatever was proposed', () => {
  const reading = readRange('XX-', { first: 'dz－202600', last: '202649' });
  expect(reading).toMatchObject({ ok: true, range: { prefix: 'DZ-', firstNumber: 202600, lastNumber: 202649 } });
});

test('two serials with different beginnings are no book', () => {
  expect(readRange('', { first: 'DZ-202600', last: 'BD-202649' })).toMatchObject({ ok: false, field: 'lastNumber' });
});

test('an empty number is asked for, words without a number are explained', () => {
  expect(readRange('', { first: '', last: '9' })).toEqual({ ok: false, field: 'firstNumber', text: '请填起号' });
  expect(readRange('', { first: '1', last: '末页' })).toMatchObject({ ok: false, field: 'lastNumber' });
});

test('the sentence says how many sheets, and nothing of a range that runs backwards', () => {
  const range = { prefix: 'DZ-', firstNumber: 202600, lastNumber: 202649, width: 6 };
  expect(rangeSentence(range)).toBe('DZ-202600 到 DZ-202649，6 位数字，共 50 张');
  expect(rangeSentence({ ...range, lastNumber: 202599 })).toBeNull();
});
