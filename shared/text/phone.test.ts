import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../contract/errors.ts';
import { isRefusal } from '../domain/refusal.ts';
import { comparablePhone, formatPhone, maskPhone, normalisePhone, phoneTail } from './phone.ts';

/** The stored form, or the message that the person reads. */
function outcome(raw: string): string {
  const result = normalisePhone(raw);
  return isRefusal(result) ? messageOf(result.code, result.params) : result.phone;
}

describe('a mobile number', () => {
  test.each([
    '13945234862',
    '139 4523 4862',
    '+86-13945234862',
    '0086 139-4523-4862',
    '8613945234862',
    '013945234862',
    '１３９４５２３４８６２',
    '(139)4523.4862',
    '\u200b139\u00a04523\u30004862',
    '+86 013945234862',
    '手机：139-4523-4862',
    '电话 13945234862',
    '联系电话:+86 139 4523 4862',
    'Tel. 13945234862',
    '手机号13945234862',
  ])('written as %s is one and the same', (raw) => {
    expect(normalisePhone(raw)).toEqual({ ok: true, phone: '13945234862', kind: 'mobile' });
  });

  test('of wrong length is refused with the count and the field it stands in', () => {
    expect(outcome('1394523486')).toBe('「移动电话」手机号要 11 位，现在 10 位，请核对');
    expect(outcome('139452348623')).toBe('「移动电话」手机号要 11 位，现在 12 位，请核对');
    expect(normalisePhone('139', { label: '备用电话', field: 'phone2' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'phone2',
      params: { field: '备用电话' },
    });
  });

  test('outside the number ranges, with letters, from abroad or empty is refused with the way out', () => {
    expect(outcome('12345678901')).toBe('「移动电话」不是有效的手机号段，请核对前三位');
    expect(outcome('139452348a2')).toBe('「移动电话」只能填数字，请去掉其他文字');
    expect(outcome('+852 5123 4567')).toBe('「移动电话」只收国内号码，国外号码请写在备注里');
    expect(outcome(' - ')).toBe('「移动电话」不能空着，请填号码，或选不留电话的原因');
    expect(outcome('13945234862转12')).toBe('「移动电话」是手机号，不带分机，请只填 11 位号码');
  });
});

test.each(['162', '165', '167', '170', '171', '192', '191', '199'])(
  'a number that begins with %s, as virtual operators give them, is a mobile number',
  (prefix) => {
    expect(normalisePhone(`${prefix}00001234`)).toEqual({ ok: true, phone: `${prefix}00001234`, kind: 'mobile' });
  },
);

describe('words around a number', () => {
  test.each([
    ['手机：139-0000-4178（王）', '王'],
    ['13900004178（晚上打）', '晚上打'],
    ['王先生 13900004178', '王先生'],
    ['0312-2345678（单位）', '单位'],
  ])('%s: 「%s」 is named, so that it finds its place and is not lost', (raw, words) => {
    expect(outcome(raw)).toBe(`「移动电话」里的「${words}」不是号码，请写到备注里，这里只留号码`);
  });

  test.each(['13900004178/13800000001', '13900004178 13800000001', '13900004178、0312-2345678'])(
    'two numbers in one field, %s, are told apart',
    (raw) => expect(outcome(raw)).toBe('「移动电话」里有两个号码，请把另一个填在备用电话'),
  );

  test.each(['😀', '无', '微信同号', '139😀00004178'])('%s is no number, and the message says what to do', (raw) => {
    expect(outcome(raw)).toMatch(/^「移动电话」只能填数字，请去掉其他文字$/);
  });
});

describe('a landline', () => {
  test.each([
    ['0312-2345678', '03122345678'],
    ['(0312) 2345678', '03122345678'],
    ['+86 312 2345678', '03122345678'],
    ['010-12345678', '01012345678'],
    ['+86 10 1234 5678', '01012345678'],
    ['86-0312-2345678', '03122345678'],
    ['座机：0312-2345678', '03122345678'],
    ['021-1234-5678', '02112345678'],
    ['0312-2345678-801', '03122345678x801'],
    ['0312-2345678-8', '03122345678x8'],
    ['0312 2345678 转 801', '03122345678x801'],
    ['03122345678 ext. 801', '03122345678x801'],
    ['０３１２－２３４５６７８＃８０１', '03122345678x801'],
  ])('%s is kept with area code and extension as %s', (raw, phone) => {
    expect(normalisePhone(raw)).toEqual({ ok: true, phone, kind: 'landline' });
  });

  test('without its area code is refused, saying how to write it', () => {
    expect(outcome('2345678')).toBe('「移动电话」座机要带区号，请按 0312-2345678 这样填');
    expect(outcome('0312-23456')).toBe('「移动电话」座机位数不对，请按 0312-2345678 这样填');
  });

  test('a 400 number is taken as well', () => {
    expect(normalisePhone('400-810-9088')).toEqual({ ok: true, phone: '4008109088', kind: 'service' });
  });
});

describe('what is stored', () => {
  const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
  const mobiles = fc
    .tuple(fc.integer({ min: 3, max: 9 }), digits(9))
    .map(([second, rest]) => `1${second}${rest.join('')}`);
  const landlines = fc
    .tuple(fc.constantFrom('010', '021', '0312', '0755', '0898'), digits(8), fc.constantFrom('', 'x8', 'x801'))
    .map(([area, number, extension]) => area + number.join('') + extension);

  test('is left alone by normalising again', () => {
    fc.assert(
      fc.property(fc.oneof(mobiles, landlines), (phone) => {
        expect(outcome(phone)).toBe(phone);
        expect(outcome(formatPhone(phone))).toBe(phone);
      }),
    );
  });

  test('does not depend on the spaces, dashes and prefixes somebody wrote', () => {
    const filler = fc.constantFrom(' ', '-', '', '　', '\u200b');
    const prefix = fc.constantFrom('', '+86', '0086 ', '+86-', '86');
    fc.assert(
      fc.property(mobiles, prefix, fc.array(filler, { minLength: 11, maxLength: 11 }), (phone, before, fillers) => {
        expect(outcome(before + [...phone].map((digit, i) => (fillers[i] ?? '') + digit).join(''))).toBe(phone);
      }),
    );
  });

  test('any text either normalises to a fixed point or is refused with a message without blanks', () => {
    const odd = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'0123456789+-()x转 ') }));
    fc.assert(
      fc.property(odd, (raw) => {
        const result = normalisePhone(raw);
        if (isRefusal(result)) expect(messageOf(result.code, result.params)).not.toContain('—');
        else expect(outcome(result.phone)).toBe(result.phone);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a number shown to others', () => {
  test('keeps three digits in front and the tail', () => {
    expect(maskPhone('15000003178')).toBe('150****3178');
    expect(maskPhone('03122345678x801')).toBe('031****5678');
    expect(maskPhone('1234567')).toBe('****');
    expect(phoneTail('15000003178')).toBe('3178');
    expect(phoneTail('03122345678x801')).toBe('5678');
  });

  test('never shows a digit of the middle', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), (middle) => {
        const phone = `139${String(middle).padStart(4, '0')}3178`;
        expect(maskPhone(phone)).toBe('139****3178');
      }),
    );
  });

  test('is written in groups on the card', () => {
    expect(formatPhone('15000003178')).toBe('150 0000 3178');
    expect(formatPhone('03122345678x801')).toBe('0312-2345678 转 801');
    expect(formatPhone('01012345678')).toBe('010-12345678');
    expect(formatPhone('4008109088')).toBe('400-810-9088');
  });
});

describe('the audit compares phones by their digits', () => {
  test('without +86 or 0086, spaces and width', () => {
    expect(comparablePhone('+86-13959781242')).toBe('13959781242');
    expect(comparablePhone('139 4523 4862')).toBe('13945234862');
    expect(comparablePhone('008613945234862')).toBe('13945234862');
  });

  test('a number that was written down wrong still differs from the right one and equals itself', () => {
    expect(comparablePhone('139 4523 486')).toBe('1394523486');
    expect(comparablePhone('+86 1394523486')).toBe('1394523486');
    expect(comparablePhone('无')).toBe('');
  });
});
