import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSettled, keepWaitingDays, placeByNumber, rematchDays, rematchSince, waitingSince } from './looks.ts';

const look = fc.record({ bytes: fc.integer({ min: 0, max: 3 }), changedAt: fc.integer({ min: 0, max: 3 }) });
const dayMs = 86_400_000;

describe('a file of the watched folder', () => {
  test('is whole only where two looks saw the same size and the same time', () => {
    fc.assert(
      fc.property(look, look, (before, now) => {
        const isSame = before.bytes === now.bytes && before.changedAt === now.changedAt;
        expect(isSettled(before, now)).toBe(isSame);
        expect(isSettled(undefined, now)).toBe(false);
      }),
    );
  });
});

describe('whose a recording is by its number (domain §5)', () => {
  const ids = fc.array(fc.constantFrom('bai', 'hei', 'hong'), { maxLength: 4 });

  test('the customer who alone has the number, however often he is found; else a person has to say', () => {
    fc.assert(
      fc.property(fc.option(fc.constant('13800005521')), ids, (phone, customerIds) => {
        const placed = placeByNumber(phone, customerIds);
        const different = new Set(customerIds);
        if (phone !== null && different.size === 1)
          expect(placed).toEqual({ kind: 'customer', customerId: customerIds[0] });
        else expect(placed.kind).toBe('waits');
      }),
    );
  });

  test.each([
    [null, [], 'no_number'],
    [null, ['bai'], 'no_number'],
    ['13800005521', [], 'unknown_number'],
    ['13800005521', ['bai', 'hei'], 'shared_number'],
  ] as const)('%s of %j waits as %s', (phone, customerIds, why) => {
    expect(placeByNumber(phone, customerIds)).toEqual({ kind: 'waits', why });
  });
});

test('a recording is kept for thirty days and looks for its contact for fourteen', () => {
  const now = Date.UTC(2026, 10, 30);
  expect(now - waitingSince(now)).toBe(keepWaitingDays * dayMs);
  expect(now - rematchSince(now)).toBe(rematchDays * dayMs);
  expect([keepWaitingDays, rematchDays]).toEqual([30, 14]);
});
