import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../contract/errors.ts';
import { isRefusal } from '../domain/refusal.ts';
import { normalisePlate } from './plate.ts';
import { checkDigitOf, normaliseVin } from './vin.ts';

describe('a number plate', () => {
  test.each([
    ['冀f·12345', '冀F12345'],
    ['冀F 1234A', '冀F1234A'],
    ['京ａＤ１２３４５', '京AD12345'],
    ['冀F1234挂', '冀F1234挂'],
  ])('%s is kept as %s', (raw, plate) => {
    expect(normalisePlate(raw)).toEqual({ ok: true, plate });
    expect(normalisePlate(plate)).toEqual({ ok: true, plate });
  });

  test.each(['冀F1047', 'F12345', '冀F1234O', '临牌', ''])('%s is not a whole plate', (raw) => {
    const result = normalisePlate(raw);
    expect(isRefusal(result) && messageOf(result.code, result.params)).toBe(
      '「车牌」不是完整的车牌，请按 冀F12345 这样填；还没上牌就空着',
    );
  });
});

describe('a VIN', () => {
  test('is kept in capitals, and its check digit verified', () => {
    expect(normaliseVin('1m8gdm9axkp042788')).toEqual({ ok: true, vin: '1M8GDM9AXKP042788', checkDigitFits: true });
    expect(normaliseVin('11111-11111-1111111')).toEqual({ ok: true, vin: '11111111111111111', checkDigitFits: true });
  });

  test('with a wrong check digit is accepted with a warning', () => {
    expect(normaliseVin('1M8GDM9A1KP042788')).toMatchObject({ ok: true, checkDigitFits: false });
  });

  test.each([
    ['1M8GDM9AXKP04278', '「VIN」要 17 位，现在 16 位，请照行驶证核对'],
    ['1M8GDM9AXKPO42788', '「VIN」里没有字母 I、O、Q，请核对是不是 1 或 0'],
    ['1M8GDM9AXKP04278号', '「VIN」只有字母和数字，请照行驶证核对'],
  ])('%s is refused with the way out', (raw, message) => {
    const result = normaliseVin(raw);
    expect(isRefusal(result) && messageOf(result.code, result.params)).toBe(message);
  });

  test('with its own check digit put in fits, and any other digit there does not', () => {
    const characters = fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZ0123456789');
    fc.assert(
      fc.property(fc.array(characters, { minLength: 17, maxLength: 17 }), fc.nat(9), (letters, other) => {
        const digit = checkDigitOf(letters.join(''));
        const withDigit = (d: string) => normaliseVin(letters.with(8, d).join(''));
        expect(withDigit(digit)).toMatchObject({ checkDigitFits: true });
        expect(withDigit(String(other))).toMatchObject({ checkDigitFits: String(other) === digit });
      }),
    );
  });
});
