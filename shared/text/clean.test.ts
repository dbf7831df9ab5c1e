import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cleanText, optionalText, textField, textLength, textProblem } from './clean.ts';

const remark = optionalText({ label: '备注', max: 5, multiline: true });
const name = textField({ label: '姓名', max: 5 });

/** The message of the first issue, or what was accepted. */
function outcome(schema: z.ZodString, value: unknown): string {
  const parsed = schema.safeParse(value);
  return parsed.success ? `ok:${parsed.data}` : (parsed.error.issues[0]?.message ?? '');
}

describe('a text field', () => {
  test('is trimmed and composed', () => {
    expect(outcome(name, '  宋佳 ')).toBe('ok:宋佳');
    expect(outcome(name, 'e\u0301')).toBe('ok:\u00e9');
  });

  test('counts a rare character as one', () => {
    expect(textLength('𠮷𠮷')).toBe(2);
    expect(outcome(name, '𠮷𠮷𠮷𠮷𠮷')).toBe('ok:𠮷𠮷𠮷𠮷𠮷');
    expect(outcome(name, '𠮷𠮷𠮷𠮷𠮷𠮷')).toBe('最多 5 个字，现在 6 个，请缩短');
  });

  test('refuses what a database may not hold and what cannot be seen', () => {
    expect(outcome(name, '宋\u0000佳')).toBe('里有看不见的控制字符，请删掉后重打');
    expect(outcome(name, '宋\ud800')).toBe('里有残缺的字符，请删掉后重打');
    expect(outcome(name, '\udc00宋')).toBe('里有残缺的字符，请删掉后重打');
    expect(outcome(name, '宋\u0007')).toBe('里有看不见的控制字符，请删掉后重打');
    expect(outcome(name, '宋\u202e佳')).toBe('里有看不见的控制字符，请删掉后重打');
  });

  test('keeps line breaks only where they belong, all in one form', () => {
    expect(outcome(remark, 'a\r\nb\rc')).toBe('ok:a\nb\nc');
    expect(outcome(name, 'a\nb')).toBe('里有看不见的控制字符，请删掉后重打');
  });

  test('says so when something other than text is sent, or nothing', () => {
    expect(outcome(name, 7)).toBe('要填文字');
    expect(outcome(name, null)).toBe('要填文字');
    expect(outcome(name, '   ')).toBe('不能空着，请填写');
    expect(outcome(remark, '   ')).toBe('ok:');
  });

  test('tells its name and its limits to whoever reads the schema', () => {
    expect(z.toJSONSchema(name)).toMatchObject({ type: 'string', title: '姓名', minLength: 1, maxLength: 5 });
  });

  test('that was accepted once is accepted again unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (text) => {
        const cleaned = cleanText(text);
        expect(cleanText(cleaned)).toBe(cleaned);
        const parsed = remark.safeParse(text);
        if (parsed.success) {
          expect(remark.parse(parsed.data)).toBe(parsed.data);
          expect(textProblem(parsed.data, { max: 5, multiline: true })).toBeNull();
        }
      }),
      { numRuns: 1000 },
    );
  });
});
