import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedSerials, type SerialBook, type SerialFacts } from './audit-serials.ts';

const book: SerialBook = { bookId: 'b1', prefix: 'DZ-', firstNumber: 1, lastNumber: 50, width: 3, holderId: 'zhang' };
const none: SerialFacts = {
  books: [book],
  voids: [],
  cardsOfDay: [],
  serialsUsedBefore: [],
  serialsSigned: [],
  addedByHand: [],
};
const serial = (n: number) => `DZ-${String(n).padStart(3, '0')}`;
const expected = (change: Partial<SerialFacts>) => expectedSerials({ ...none, ...change }).map((each) => each.serial);

describe('the serials that must exist for a day (§八.1)', () => {
  it('reach from the first unused before the day to the highest used on it', () => {
    expect(expected({ serialsUsedBefore: ['DZ-003', 'DZ-004'], cardsOfDay: ['DZ-008', 'DZ-006'] })).toEqual([
      'DZ-005',
      'DZ-006',
      'DZ-007',
      'DZ-008',
    ]);
    expect(expected({ cardsOfDay: ['DZ-002'] })).toEqual(['DZ-001', 'DZ-002']);
  });

  it('leave out what was voided, unless a card carries it', () => {
    expect(expected({ voids: ['DZ-001', 'DZ-003'], cardsOfDay: ['DZ-003'] })).toEqual(['DZ-002', 'DZ-003']);
  });

  it('a book from which nothing was used that day has none', () => {
    expect(expected({ serialsUsedBefore: ['DZ-009'] })).toEqual([]);
  });

  it('the last card of a book is added by hand; it does not stretch the range', () => {
    const found = expectedSerials({ ...none, cardsOfDay: ['DZ-001'], addedByHand: ['DZ-004'] });
    expect(found.map((each) => [each.serial, each.addedByHand, each.holderId])).toEqual([
      ['DZ-001', false, 'zhang'],
      ['DZ-004', true, 'zhang'],
    ]);
  });

  it('a serial of no book is listed without a holder', () => {
    expect(expectedSerials({ ...none, cardsOfDay: ['X9'] })).toMatchObject([
      { serial: 'X9', bookId: null, holderId: null },
    ]);
  });

  it('a serial typed in another way is the same serial, under its printed form', () => {
    const found = expectedSerials({
      ...none,
      voids: ['dz－001'],
      cardsOfDay: ['ＤＺ-００２'],
      addedByHand: ['dz-002', 'dz-003'],
    });
    expect(found.map((each) => [each.serial, each.addedByHand])).toEqual([
      ['DZ-002', true],
      ['DZ-003', true],
    ]);
  });

  it('a gap of an earlier day is not expected again, even if an earlier serial is used late', () => {
    expect(expected({ serialsUsedBefore: ['DZ-001', 'DZ-005'], cardsOfDay: ['DZ-003', 'DZ-006'] })).toEqual([
      'DZ-003',
      'DZ-006',
    ]);
  });

  it('over several days every torn-off serial is expected on exactly one of them', () => {
    const days = fc.array(
      fc.record({ count: fc.nat({ max: 6 }), skip: fc.array(fc.nat({ max: 5 }), { maxLength: 2 }) }),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(days, (drawn) => {
        let next = 1;
        const before: string[] = [];
        const listed: string[] = [];
        let highest = 0;
        for (const { count, skip } of drawn) {
          const torn = Array.from({ length: count }, (_, i) => next + i);
          next += count;
          const entered = torn.filter((_, i) => !skip.includes(i)).map(serial);
          const found = expected({ serialsUsedBefore: before, cardsOfDay: entered });
          listed.push(...found);
          before.push(...entered);
          highest = Math.max(highest, ...entered.map((each) => Number(each.slice(3))));
        }
        expect(listed).toEqual(Array.from({ length: highest }, (_, i) => serial(i + 1)));
      }),
    );
  });
});
