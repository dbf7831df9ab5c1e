import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AuditedField,
  type AuditedValues,
  auditedFieldNames,
  type CompareBook,
  compareField,
} from './audit-compare.ts';

const auditOn = '2026-11-20';
const system: AuditedValues = {
  name: '白雪',
  phone: '15800000463',
  source: 'subdealer',
  county: '130631',
  model: 'eado-plus',
  colour: 'white',
  level: 'B',
  expected: '2026-12-15',
  competitor: ['sylphy', 'cs75'],
  next_plan: '2026-11-22',
};
const paths: Readonly<Record<string, readonly string[]>> = {
  '130631': ['河北省', '保定市', '望都县'],
  '130627': ['河北省', '保定市', '唐县'],
};
const book: CompareBook = {
  source: [
    { code: 'walk_in', label: '自然来店', aliases: [] },
    { code: 'subdealer', label: '二网介绍', aliases: ['二网'] },
  ],
  colour: [
    { code: 'white', label: '白', aliases: ['珍珠白'] },
    { code: 'silver', label: '银', aliases: [] },
  ],
  competitor: [
    { code: 'none', label: '无', aliases: ['无竞品'] },
    { code: 'sylphy', label: '轩逸', aliases: ['日产轩逸'] },
    { code: 'cs75', label: '长安 CS75', aliases: [] },
  ],
  model: [
    { code: 'eado-plus', label: '逸动 PLUS 1.4T', aliases: ['逸动PLUS'] },
    { code: 'eado', label: '逸动 1.6L', aliases: [] },
  ],
  regionPath: (code) => paths[code] ?? null,
};
const verdict = (field: AuditedField, paper: string, values: Partial<AuditedValues> = {}) =>
  compareField(field, { ...system, ...values }, paper, book, auditOn);

/** Field, what is on paper, and how the system differs from the card above. */
type Example = readonly [AuditedField, string, Partial<AuditedValues>?];
const complete = ([field, paper, values = {}]: Example) => [field, paper, values] as const;

describe('ways of writing that make no difference (§八.1)', () => {
  const same: readonly Example[] = [
    ['name', ' 白　雪 '],
    ['name', '白\u200b雪'],
    ['name', 'ＡＮＮＡ', { name: 'anna' }],
    ['phone', '158 0000 0463'],
    ['phone', '158-0000-0463'],
    ['phone', '+86 158 0000 0463'],
    ['phone', '0086-15800000463'],
    ['phone', '１５８０００００４６３'],
    ['phone', '0312-2345678', { phone: '03122345678' }],
    ['phone', '', { phone: null }],
    ['phone', '拒留', { phone: null }],
    ['source', '二网介绍'],
    ['source', '二网'],
    ['source', '旧来源', { source: '旧来源' }],
    ['county', '望都县'],
    ['county', '望都'],
    ['county', '保定望都县'],
    ['county', '河北省 保定市 望都县'],
    ['county', '保定 · 望都'],
    ['county', '唐县', { county: '130627' }],
    ['model', '逸动PLUS 1.4T'],
    ['model', '逸动ｐｌｕｓ'],
    ['colour', '白'],
    ['colour', '珍珠白'],
    ['colour', '珍珠白', { colour: '白' }],
    ['level', 'B'],
    ['level', 'ｂ'],
    ['level', 'B级'],
    ['level', 'B 30天内'],
    ['expected', '2026.12.15'],
    ['expected', '12月15日'],
    ['expected', '１２．１５'],
    ['expected', '', { expected: null }],
    ['expected', '没有明确时间', { expected: null }],
    ['expected', '没定', { expected: null }],
    ['expected', '—', { expected: null }],
    ['competitor', '轩逸、长安CS75'],
    ['competitor', '长安 CS75，日产轩逸'],
    ['competitor', '长安CS75 轩逸'],
    ['competitor', '轩逸和长安CS75'],
    ['competitor', '无', { competitor: [] }],
    ['competitor', '', { competitor: ['none'] }],
    ['competitor', '无竞品', { competitor: ['none'] }],
    ['competitor', '某某车', { competitor: ['某某车'] }],
    ['next_plan', '11.22 电话 问对比结果'],
    ['next_plan', '2026-11-22'],
    ['next_plan', '', { next_plan: null }],
  ];
  it.each(same.map(complete))('%s 「%s」 is the same', (field, paper, values) => {
    expect(verdict(field, paper, values)).toBe('match');
  });
});

describe('what differs is 不一致 (§八.1)', () => {
  const different: readonly Example[] = [
    ['name', '白雲'],
    ['name', ''],
    ['phone', '15800000464'],
    ['phone', ''],
    ['phone', '1580000046'],
    ['source', '自然来店'],
    ['source', '没见过的来源'],
    ['county', '唐县'],
    ['county', '保定市'],
    ['county', '石家庄望都县'],
    ['county', '唐', { county: '130627' }],
    ['model', '逸动 1.6L'],
    ['model', '逸动'],
    ['colour', '银'],
    ['colour', '', {}],
    ['colour', '白', { colour: null }],
    ['level', 'A'],
    ['level', 'A/B'],
    ['level', ''],
    ['level', 'B', { level: null }],
    ['expected', '12.14'],
    ['expected', ''],
    ['expected', '没有明确时间'],
    ['expected', '12.15', { expected: null }],
    ['expected', '13.45', { expected: null }],
    ['competitor', '轩逸'],
    ['competitor', '轩逸、长安CS75、某某车'],
    ['competitor', '无'],
    ['competitor', '轩逸', { competitor: [] }],
    ['next_plan', '11.23 电话'],
    ['next_plan', '电话'],
    ['next_plan', '', {}],
  ];
  it.each(different.map(complete))('%s 「%s」 is not the same', (field, paper, values) => {
    expect(verdict(field, paper, values)).toBe('mismatch');
  });
});

describe('for any value', () => {
  const spaced = (text: string, gaps: readonly number[]) =>
    [...text]
      .map((letter, i) => letter + ['', ' ', '　', '\u200b', '\t'][(gaps[i % Math.max(gaps.length, 1)] ?? 0) % 5])
      .join('');
  const wide = (text: string) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
  const written: Readonly<Partial<Record<AuditedField, string>>> = {
    name: '白雪',
    phone: '15800000463',
    source: '二网介绍',
    county: '望都县',
    model: '逸动 PLUS 1.4T',
    colour: '珍珠白',
    level: 'B',
    expected: '2026-12-15',
    competitor: '轩逸、长安 CS75',
  };

  it('spaces, zero-width characters, width and case never make a difference', () => {
    const fields = fc.constantFrom(...auditedFieldNames.filter((field) => field !== 'next_plan'));
    fc.assert(
      fc.property(fields, fc.array(fc.nat()), fc.boolean(), fc.boolean(), (field, gaps, full, upper) => {
        let paper = spaced(written[field] ?? '', gaps);
        if (full) paper = wide(paper);
        paper = upper ? paper.toUpperCase() : paper.toLowerCase();
        expect(verdict(field, paper), `${field} 「${paper}」`).toBe('match');
      }),
    );
  });

  it('one changed digit of a phone always makes a difference', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'15800000463'].map(Number);
        digits[at] = ((digits[at] ?? 0) + by) % 10;
        expect(verdict('phone', digits.join(''))).toBe('mismatch');
      }),
    );
  });

  it('any text whatever gets a verdict', () => {
    fc.assert(
      fc.property(fc.constantFrom(...auditedFieldNames), fc.string({ unit: 'binary' }), (field, paper) => {
        expect(['match', 'mismatch']).toContain(verdict(field, paper));
      }),
    );
  });
});
