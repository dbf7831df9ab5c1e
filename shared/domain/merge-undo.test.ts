import { expect, test } from 'vitest';
import { customerFieldNames } from './customer.ts';
import type { MergeValues } from './customer-merge.ts';
import { valuesAfterUndo } from './merge-undo.ts';

const empty = Object.fromEntries(customerFieldNames.map((name) => [name, null])) as MergeValues; // every field, empty
const own = { before: '139', after: '139', isTouched: false } as const;
const gone: MergeValues = { ...empty, phone: '137' };

test('what nobody wrote since returns, what somebody wrote stays', () => {
  const now = { ...empty, remark: '一；二', street: '新' };
  const written = {
    remark: { before: '一', after: '一；二', isTouched: false },
    street: { before: '旧', after: '另一', isTouched: true },
  };
  expect(valuesAfterUndo(now, empty, written)).toMatchObject({ remark: '一', street: '新' });
});

test('a number of the other record goes back with it, wherever it stands by now', () => {
  const now = { ...empty, phone: '139', phone2: '137' };
  const touched = { before: null, after: '137', isTouched: true };
  expect(valuesAfterUndo(now, gone, { phone: own, phone2: touched })).toMatchObject({ phone: '139', phone2: null });
});

test('a second number moves up where the first one goes', () => {
  const now = { ...empty, phone: '137', phone2: '136' };
  const phone = { before: '139', after: '137', isTouched: true };
  const phone2 = { before: null, after: null, isTouched: true };
  expect(valuesAfterUndo(now, gone, { phone, phone2 })).toMatchObject({ phone: '136', phone2: null });
});

test('a number that both had before is both theirs again', () => {
  const now = { ...empty, phone: '137' };
  const phone = { before: '137', after: '137', isTouched: false };
  expect(valuesAfterUndo(now, gone, { phone })).toMatchObject({ phone: '137' });
});

test('the reason for no number returns with it', () => {
  const now = { ...empty, phone: '137' };
  const written = {
    phone: { before: null, after: '137', isTouched: true },
    noPhoneReason: { before: 'refused', after: null, isTouched: true },
  };
  expect(valuesAfterUndo(now, gone, written)).toMatchObject({ phone: null, noPhoneReason: 'refused' });
});
