import { expect, test } from 'vitest';
import type { MergeComparison } from '../../../shared/contract/merge.ts';
import { blankMerge, choicesOf, phonesChosen, swapped } from './merge-draft.ts';

const comparison = {
  fields: [
    { field: 'name', proposed: 'gone' },
    { field: 'remark', proposed: 'both' },
  ],
  phones: [
    { slot: 'kept.phone', phone: '1' },
    { slot: 'gone.phone', phone: '2' },
    { slot: 'gone.phone2', phone: '3' },
  ],
  proposedPhone: 'gone.phone',
  proposedPhone2: 'kept.phone',
} as unknown as MergeComparison; // as far as the choices read it

test('what nobody looked at stays as proposed', () => {
  expect(choicesOf(blankMerge, comparison)).toEqual({
    name: 'gone',
    remark: 'both',
    phone: 'gone.phone',
    phone2: 'kept.phone',
  });
});

test('the store’s own fields are sent by their codes', () => {
  const own = {
    ...comparison,
    fields: [
      { field: 'custom.hobby', proposed: 'kept' },
      { field: 'custom.club', proposed: 'gone' },
    ],
  };
  const draft = { ...blankMerge, fields: { 'custom.hobby': 'gone' } } as const;
  // as far as the choices read it
  expect(choicesOf(draft, own as unknown as MergeComparison)).toMatchObject({
    custom: { hobby: 'gone', club: 'gone' },
  });
});

test('the first number is never the second one as well', () => {
  expect(phonesChosen({ ...blankMerge, phone: 'kept.phone' }, comparison)).toEqual({
    phone: 'kept.phone',
    phone2: 'gone.phone',
  });
});

test('a number that is not there any more is not chosen', () => {
  expect(phonesChosen({ ...blankMerge, phone: 'kept.phone2' }, comparison).phone).toBe('gone.phone');
});

test('what was decided stays decided when the other record is kept', () => {
  const draft = { fields: { name: 'kept', remark: 'both' }, phone: 'gone.phone2', phone2: null } as const;
  expect(swapped(draft)).toEqual({ fields: { name: 'gone', remark: 'both' }, phone: 'kept.phone2', phone2: null });
  expect(swapped(swapped(draft))).toEqual(draft);
});
