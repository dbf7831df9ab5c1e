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
    ['冀F•1234学', '冀F1234学'],
    ['京A1234警', '京A1234警'],
    ['粤Z·1234港', '粤Z1234港'],
    ['粤Z1234澳', '粤Z1234澳'],
    ['沪A0023领', '沪A0023领'],
    ['冀F1234应急', '冀F1234应急'],
    ['224·578使', '224578使'],
    ['冀FD12345', '冀FD12345'],
    ['冀F12345F', '冀F12345F'],
    ['车牌：冀F·12345', '冀F12345'],
    ['车牌号 冀f12345', '冀F12345'],
    ['\u200b冀F－１２３４５　', '冀F12345'],
  ])('%s is kept as %s', (raw, plate) => {
    expect(normalisePlate(raw)).toEqual({ ok: true, plate });
    expect(normalisePlate(plate)).toEqual({ ok: true, plate });
  });

  test.each(['冀F1047', 'F12345', '临牌', '冀F123456789', '🚗冀F12345', ''])('%s is not a whole plate', (raw) => {
    const result = normalisePlate(raw);
    expect(isRefusal(result) && messageOf(result.code, result.params)).toBe(
      '「车牌」不是完整的车牌，请按 冀F12345 这样填；还没上牌就空着',
    );
  });
});

describe('a plate that names nobody', () => {
  test.each(['WJ京12345', '武警12345', '军A12345', '民航A1234'])('%s is left to the remark', (raw) => {
    const result = normalisePlate(raw, { label: '旧车车牌', field: 'tradeIn' });
    expect(result).toMatchObject({ code: 'INVALID_INPUT', field: 'tradeIn', params: { field: '旧车车牌' } });
    expect(isRefusal(result) && result.params.problem).toContain('写在备注里');
  });

  test.each(['冀F1234O', '冀FI2345', '京AD1O345'])('%s has a letter for a digit, and is told so', (raw) => {
    const result = normalisePlate(raw);
    expect(isRefusal(result) && result.params.problem).toBe('后几位没有字母 I、O，请核对是不是 1 或 0');
  });
});

test('any text is a plate or a VIN that stays as it is, or is refused with a message without blanks', () => {
  const unit = fc.constantFrom(...'冀京WJ使领挂军空民航车牌：vinVIN AFD0123456789IOQ·•- *'.split(''));
  const odd = fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ unit, maxLength: 30 }));
  fc.assert(
    fc.property(odd, (raw) => {
      const [plate, vin] = [normalisePlate(raw), normaliseVin(raw)];
      if (isRefusal(plate)) expect(messageOf(plate.code, plate.params)).not.toContain('—');
      else expect(normalisePlate(plate.plate)).toEqual(plate);
      if (isRefusal(vin)) expect(messageOf(vin.code, vin.params)).not.toContain('—');
      else expect(normaliseVin(vin.vin)).toEqual(vin);
    }),
  );
});

test('a whole plate, however it was written, is the same plate', () => {
  const tail = fc.string({
    unit: fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'),
    minLength: 5,
    maxLength: 6,
  });
  const filler = fc.constantFrom('', ' ', '·', '•', '-', '　', '\u200b');
  const prefix = fc.constantFrom('', '车牌：', '车牌号', '牌照 ');
  fc.assert(
    fc.property(
      fc.constantFrom(...'冀京沪粤新藏'),
      fc.constantFrom(...'ABFZ'),
      tail,
      filler,
      prefix,
      (p, l, t, f, w) => {
        const written = `${w}${p}${l.toLowerCase()}${f}${t.toLowerCase()}`;
        expect(normalisePlate(written)).toEqual({ ok: true, plate: `${p}${l}${t}` });
      },
    ),
  );
});

describe('a VIN', () => {
  test('is kept in capitals, and its check digit verified', () => {
    expect(normaliseVin('1m8gdm9axkp042788')).toEqual({ ok: true, vin: '1M8GDM9AXKP042788', checkDigitFits: true });
    expect(normaliseVin('11111-11111-1111111')).toEqual({ ok: true, vin: '11111111111111111', checkDigitFits: true });
    for (const raw of [
      '*1M8GDM9AXKP042788*',
      '车架号：1M8GDM9AXKP042788',
      'VIN 1M8GDM9AXKP042788',
      '１Ｍ８ＧＤＭ９ＡＸＫＰ０４２７８８',
    ])
      expect(normaliseVin(raw)).toMatchObject({ vin: '1M8GDM9AXKP042788' });
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
