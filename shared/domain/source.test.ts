import { expect, test } from 'vitest';
import { fixedCodes } from './dictionary.ts';
import { defaultDictionaries } from './dictionary-defaults.ts';
import { fieldsOfSource } from './source.ts';

test('four sources demand fields of their own (§二.5–7), and the store cannot switch them off', () => {
  const demanding = defaultDictionaries.source
    .map(({ code }) => code)
    .filter((code) => fieldsOfSource(code).length > 0);
  expect(demanding).toEqual(['online', 'referral', 'relation', 'subdealer']);
  expect(fixedCodes.source).toEqual(demanding);
});

test('no source, or a word that is none, demands nothing', () => {
  expect([null, undefined, '', 'toString', 'walk_in'].map((source) => fieldsOfSource(source))).toEqual(
    Array(5).fill([]),
  );
});
