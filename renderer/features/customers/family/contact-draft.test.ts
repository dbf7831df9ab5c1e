import { expect, test } from 'vitest';
import type { ContactRow } from '../../../../shared/contract/contact.ts';
import { changesOf, draftOfContact } from './contact-draft.ts';

const chen: ContactRow = {
  id: 'k1',
  name: '陈队长',
  position: '车队长',
  phone: '139****7216',
  wechat: null,
  phoneMasked: true,
  note: '',
  isMain: true,
  person: null,
  createdAt: 0,
};

test('an untouched contact changes nothing, with whatever blanks around a word', () => {
  const before = draftOfContact(chen, null);
  expect(changesOf(before, before)).toBeNull();
  expect(changesOf(before, { ...before, name: ' 陈队长 ' })).toBeNull();
});

test('only what was changed is sent, with what stood there before', () => {
  const before = draftOfContact(chen, { phone: '13950577216', wechat: null });
  expect(changesOf(before, { ...before, position: '', phone: '', isMain: false })).toEqual({
    patch: { position: '', phone: null, isMain: false },
    seen: { position: '车队长', phone: '13950577216' },
  });
});

test('a contact becomes a customer, and ceases to be one', () => {
  const before = draftOfContact(chen, null);
  const linked = { ...before, person: { id: 'c2', name: '陈强' } };
  expect(changesOf(before, linked)?.patch).toEqual({ personId: 'c2' });
  expect(changesOf(linked, before)?.patch).toEqual({ personId: null });
});
