import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comparable, sameText } from './compare.ts';

describe('values of the paper card and of the system are compared', () => {
  test('full-width and half-width digits and letters are the same', () => {
    expect(sameText('１３９１３２２１８１４', '13913221814')).toBe(true);
    expect(sameText('ＣＲ－Ｖ', 'cr-v')).toBe(true);
  });

  test('white space counts nowhere, not even the ideographic one inside a name', () => {
    expect(sameText('孙　明鑫', '孙明鑫')).toBe(true);
    expect(sameText('H6  第三代  2.0T', 'H6 第三代 2.0T')).toBe(true);
    expect(sameText(' \t\n\u00a0\u2003宋佳\u0085', '宋佳')).toBe(true);
  });

  test('zero-width characters count nowhere', () => {
    expect(sameText('宋\u200b佳\ufeff', '宋佳')).toBe(true);
    expect(sameText('宋\u2060\u00ad佳\u{e0101}', '宋佳')).toBe(true);
  });

  test('letters are folded, not only lowered', () => {
    expect(sameText('RAV4', 'rav4')).toBe(true);
    expect(sameText('STRASSE', 'Straße')).toBe(true);
    expect(sameText('ΣΑΣ', 'σας')).toBe(true);
  });

  test('different names, different numbers and punctuation stay different', () => {
    expect(sameText('孙梓鑫', '孙娟子')).toBe(false);
    expect(sameText('13913221814', '13913221815')).toBe(false);
    expect(sameText('CR-V', 'CRV')).toBe(false);
  });

  test('comparing twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        const once = comparable(text);
        expect(comparable(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  test('white space and zero-width characters put in anywhere make no difference', () => {
    const blank = fc.constantFrom(' ', '　', '\u200b', '\t', '\u00a0', '\ufeff');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('宋', '佳', 'A', 'é', '9', '·')), fc.array(blank), (letters, blanks) => {
        const spaced = letters.map((letter, i) => letter + (blanks[i] ?? '')).join('');
        expect(comparable(spaced)).toBe(comparable(letters.join('')));
      }),
    );
  });
});
