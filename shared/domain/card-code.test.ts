import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CardCode, cardCodeText, readCardCode } from './card-code.ts';

const code: fc.Arbitrary<CardCode> = fc.oneof(
  fc
    .tuple(fc.stringMatching(/^20[0-9]{6}$/), fc.stringMatching(/^[A-Z]{1,3}$/), fc.integer({ min: 1, max: 9999 }))
    .map(([day, device, count]) => ({
      kind: 'card' as const,
      number: `${day}-${device}${String(count).padStart(2, '0')}`,
    })),
  fc.stringMatching(/^[A-Z甲乙]{0,3}-?[0-9]{3,6}$/).map((serial) => ({ kind: 'serial' as const, serial })),
);

test('what is printed is read back, whatever the scanner makes of case, width and line ends', () => {
  fc.assert(
    fc.property(code, (each) => {
      expect(readCardCode(`${cardCodeText(each)}\r\n`)).toEqual(each);
      if (each.kind === 'card') expect(readCardCode(cardCodeText(each).toLowerCase())).toEqual(each);
    }),
  );
});

test.each(['', 'QTK:', '13900006621', '王', 'http://example.cn/QTK:1'])('%j is no code of a card', (typed) => {
  expect(readCardCode(typed)).toBeNull();
});
