import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../calendar/civil-date.ts';
import { codesOf } from './codes.ts';
import { endings } from './ending.ts';
import { givenUpBefore, isReactivated, type PastOpportunity } from './revival.ts';

const ended = fc.record({
  id: fc.uuid(),
  state: fc.constant('ended' as const),
  endedAs: fc.constantFrom(...codesOf(endings), 'delivered'),
  endedOn: fc.integer({ min: 0, max: 2000 }).map((days) => addDays('2020-01-01', days)),
});
const someEnded = fc.uniqueArray(ended, { minLength: 1, maxLength: 6, selector: ({ endedOn }) => endedOn });

describe('a customer who comes back', () => {
  test('takes up the last intention that was given up, and none where he bought last', () => {
    fc.assert(
      fc.property(someEnded, (past) => {
        const last = past.find(({ endedOn }) => past.every((other) => other.endedOn <= endedOn));
        const expected = last?.endedAs === 'delivered' ? null : last?.id;
        expect(givenUpBefore(past)?.id ?? null).toBe(expected);
      }),
    );
  });

  test('takes up nothing while one of his intentions is still followed', () => {
    fc.assert(
      fc.property(someEnded, fc.constantFrom('open' as const, 'pending' as const), (past, state) => {
        const living: PastOpportunity = { id: 'living', state, endedAs: null, endedOn: null };
        expect(givenUpBefore([...past, living])).toBeNull();
      }),
    );
  });

  test('is 战败激活 after 战败 and 休眠; whoever was a wrong number comes for the first time', () => {
    expect(codesOf(endings).filter((ending) => isReactivated({ ending }))).toEqual(['lost', 'dormant']);
  });

  test('without a past takes up nothing', () => {
    expect(givenUpBefore([])).toBeNull();
  });
});
