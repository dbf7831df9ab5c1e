import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClaimedRecord, claimantsOf, mergedOwner } from './merge-ownership.ts';

const record = (ownerId: string | null, ...staffIds: readonly string[]): ClaimedRecord => ({
  ownerId,
  decidedAt: ownerId === null ? null : 10,
  registrations: staffIds.map((staffId) => ({ staffId, kind: 'card', at: 10 })),
});

test('two owners who both announced the person are a dispute', () => {
  expect(mergedOwner(record('王磊', '王磊'), record('李娜', '李娜'))).toEqual({
    isDisputed: true,
    staffIds: ['王磊', '李娜'],
  });
});

test('one owner of both keeps him', () => {
  expect(mergedOwner(record('王磊', '王磊'), record('王磊', '王磊'))).toEqual({ isDisputed: false, ownerId: '王磊' });
});

test('whom nobody has goes to the owner of the other record', () => {
  expect(mergedOwner(record(null), record('王磊', '王磊'))).toEqual({ isDisputed: false, ownerId: '王磊' });
  expect(mergedOwner(record(null), record(null))).toEqual({ isDisputed: false, ownerId: null });
});

test('of two owners the one who announced him himself has him, else the owner of the kept record', () => {
  expect(mergedOwner(record('李娜'), record('王磊', '王磊'))).toEqual({ isDisputed: false, ownerId: '王磊' });
  expect(mergedOwner(record('李娜'), record('王磊'))).toEqual({ isDisputed: false, ownerId: '李娜' });
});

test('a colleague who announced him after he was given to somebody holds him as well; before it, no more', () => {
  const later = { staffId: '李娜', kind: 'report', at: 20 };
  const given = { ...record('王磊', '王磊'), registrations: [...record('王磊', '王磊').registrations, later] };
  expect([...claimantsOf(given)]).toEqual(['王磊', '李娜']);
  expect(mergedOwner(given, record('王磊', '王磊')).isDisputed).toBe(true);
  expect([...claimantsOf({ ...given, decidedAt: 30 })]).toEqual(['王磊']);
});

test('内勤 claims nobody by entering an owner of one of our cars', () => {
  const entered = {
    ownerId: null,
    decidedAt: null,
    registrations: [{ staffId: '田内勤', kind: 'owner_entry', at: 1 }],
  };
  expect(claimantsOf(entered).size).toBe(0);
  expect(mergedOwner(entered, record('王磊', '王磊'))).toEqual({ isDisputed: false, ownerId: '王磊' });
});

test('whether it is a dispute does not depend on which record is kept', () => {
  const staff = fc.constantFrom('王磊', '李娜', '赵磊');
  const any: fc.Arbitrary<ClaimedRecord> = fc.record({
    ownerId: fc.option(staff, { nil: null }),
    decidedAt: fc.option(fc.nat(3), { nil: null }),
    registrations: fc.array(fc.record({ staffId: staff, kind: fc.constantFrom('card', 'report'), at: fc.nat(3) }), {
      maxLength: 3,
    }),
  });
  fc.assert(
    fc.property(any, any, (one, other) => {
      expect(mergedOwner(one, other).isDisputed).toBe(mergedOwner(other, one).isDisputed);
    }),
  );
});
