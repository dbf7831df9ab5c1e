import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KnownContact, mainContactChange } from './main-contact.ts';

const someone = (id: string, name: string, more: Partial<KnownContact> = {}): KnownContact => ({
  id,
  name,
  isMain: false,
  isDescribed: false,
  ...more,
});

test.each<[string, readonly KnownContact[], string, ReturnType<typeof mainContactChange>]>([
  ['the first name is entered', [], '陈', { kind: 'add', demoteId: null }],
  ['the same name changes nothing', [someone('1', '陈', { isMain: true })], '陈', { kind: 'nothing' }],
  ['a mere name is corrected', [someone('1', '陈', { isMain: true })], '陈强', { kind: 'rename', id: '1' }],
  [
    'whoever has a number stays who he is, and somebody else is asked first',
    [someone('1', '陈', { isMain: true, isDescribed: true })],
    '李',
    { kind: 'add', demoteId: '1' },
  ],
  [
    'a contact who is known by that name is asked first',
    [someone('1', '陈', { isMain: true }), someone('2', '李')],
    '李',
    { kind: 'promote', id: '2', demoteId: '1' },
  ],
])('%s', (_claim, contacts, name, change) => {
  expect(mainContactChange(contacts, name)).toEqual(change);
});

test('nobody who is described is ever renamed', () => {
  const contact = fc.record({
    id: fc.uuid(),
    name: fc.constantFrom('陈', '李', '王'),
    isMain: fc.boolean(),
    isDescribed: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(contact), fc.constantFrom('陈', '李', '王', '赵'), (contacts, name) => {
      const change = mainContactChange(contacts, name);
      if (change.kind === 'rename') expect(contacts.find(({ id }) => id === change.id)?.isDescribed).toBe(false);
    }),
  );
});
