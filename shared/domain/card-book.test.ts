import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../contract/errors.ts';
import {
  bookName,
  cardBookSchema,
  checkBook,
  findSerial,
  isSerialInBook,
  normaliseSerial,
  overlaps,
  parseSerial,
  type SerialRange,
  serialsOf,
} from './card-book.ts';

const dz: SerialRange = { prefix: 'DZ-', firstNumber: 202600, lastNumber: 202649, width: 6 };
const plain: SerialRange = { prefix: '', firstNumber: 23801, lastNumber: 23850, width: 5 };
const padded: SerialRange = { prefix: 'A', firstNumber: 1, lastNumber: 3, width: 4 };

const ranges: fc.Arbitrary<SerialRange> = fc
  .record({
    prefix: fc.constantFrom('', 'DZ-', 'A'),
    firstNumber: fc.nat(99_999),
    length: fc.integer({ min: 1, max: 30 }),
  })
  .map(({ prefix, firstNumber, length }) => ({ prefix, firstNumber, lastNumber: firstNumber + length - 1, width: 6 }));

describe('a book of paper cards', () => {
  test('holds its serials in order, with the printed zeros', () => {
    expect(serialsOf(padded)).toEqual(['A0001', 'A0002', 'A0003']);
    expect(serialsOf(dz)).toHaveLength(50);
    expect(bookName(dz)).toBe('DZ-202600–202649');
  });

  test('holds every serial of its own and no neighbour', () => {
    fc.assert(
      fc.property(ranges, (range) => {
        expect(serialsOf(range).every((serial) => isSerialInBook(range, serial))).toBe(true);
        const { firstNumber, lastNumber } = range;
        for (const number of [firstNumber - 1, lastNumber + 1]) {
          expect(isSerialInBook(range, range.prefix + String(number).padStart(6, '0'))).toBe(false);
        }
      }),
    );
  });

  test('shares a number with another exactly if the two overlap', () => {
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const serials = new Set(serialsOf(a));
        expect(overlaps(a, b)).toBe(serialsOf(b).some((serial) => serials.has(serial)));
        expect(overlaps(a, b)).toBe(overlaps(b, a));
      }),
    );
  });
});

describe('a serial', () => {
  test('is one and the same however it is typed', () => {
    expect(['dz-202600', ' DZ - 202600', 'ＤＺ－２０２６００', 'DZ—202600'].map(normaliseSerial)).toEqual(
      Array(4).fill('DZ-202600'),
    );
    expect(parseSerial('dz-202600')).toEqual({ prefix: 'DZ-', number: 202600, width: 6 });
    expect([parseSerial(''), parseSerial('DZ-'), parseSerial('1234567890')]).toEqual([null, null, null]);
  });

  test('leads to its book, by the number alone where that is clear', () => {
    expect(findSerial([dz, plain], 'dz-202647')).toEqual({ book: dz, serial: 'DZ-202647' });
    expect(findSerial([dz, plain], '202647')).toEqual({ book: dz, serial: 'DZ-202647' });
    expect(findSerial([dz, plain], '23818')).toEqual({ book: plain, serial: '23818' });
    expect(findSerial([padded], 'a0002')).toEqual({ book: padded, serial: 'A0002' });
  });

  test('of no book, of another width or of two books leads nowhere', () => {
    expect(findSerial([dz, plain], 'DZ-202650')).toBeNull();
    expect(findSerial([dz, plain], 'XX-202600')).toBeNull();
    expect(findSerial([padded], 'A2')).toBeNull();
    expect(findSerial([dz, { ...dz, prefix: 'BD-' }], '202600')).toBeNull();
    expect(findSerial([dz, { ...dz, prefix: '' }], '202600')?.book.prefix).toBe('');
  });
});

describe('issuing a book is refused', () => {
  const message = (book: SerialRange, others: readonly SerialRange[] = []) => {
    const refusal = checkBook(book, others);
    return refusal && messageOf(refusal.code, refusal.params);
  };

  test('where its range is upside down or far too long', () => {
    expect(message(dz)).toBeNull();
    expect(message({ ...dz, lastNumber: 202599 })).toBe('止号要不小于起号，一本最多 500 张');
    expect(message({ ...dz, lastNumber: 203100 })).toBe('止号要不小于起号，一本最多 500 张');
    expect(message({ ...dz, lastNumber: 203099 })).toBeNull();
  });

  test('where it overlaps another, which is named', () => {
    expect(message({ ...dz, firstNumber: 202649, lastNumber: 202700 }, [plain, dz])).toBe(
      '号段与 DZ-202600–202649 重叠，请核对起止号',
    );
  });

  test('where serials could not be told apart from their number', () => {
    expect(message({ ...dz, width: 5 })).toBe('「号码位数」放不下止号 202649，请改大');
    expect(message({ ...dz, prefix: 'DZ1' })).toBe('「号码开头」不能以数字结尾，请把数字写进起止号');
  });
});

test('a book without a holder lies at the front desk', () => {
  expect(cardBookSchema.safeParse({ ...dz, holderId: null }).success).toBe(true);
  expect(cardBookSchema.safeParse({ ...dz }).success).toBe(false);
});
