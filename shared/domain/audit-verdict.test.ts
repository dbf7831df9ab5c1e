import { describe, expect, it } from 'vitest';
import { type AuditedField, type AuditedValues, auditedFieldNames } from './audit-compare.ts';
import {
  type ComparePolicy,
  judgeCard,
  mismatchedFields,
  type PaperReading,
  personOfMissing,
} from './audit-verdict.ts';

const values: AuditedValues = {
  name: '白雪',
  phone: '15800000463',
  source: null,
  county: null,
  model: null,
  colour: null,
  level: 'B',
  expected: '2026-12-15',
  competitor: [],
  next_plan: '2026-11-22',
};
const policy: ComparePolicy = {
  auditedFields: auditedFieldNames,
  book: { source: [], colour: [], competitor: [], model: [], regionPath: () => null },
  auditOn: '2026-11-20',
};
const words: Readonly<Partial<Record<AuditedField, string>>> = {
  name: '白雪',
  phone: '158 0000 0463',
  level: 'B',
  expected: '12.15',
  next_plan: '11.22 电话',
};
const read = (change: Readonly<Partial<Record<AuditedField, string>>> = {}): PaperReading => ({
  kind: 'read',
  fields: Object.fromEntries(
    auditedFieldNames.map((field) => [field, { paper: change[field] ?? words[field] ?? '', mark: null }]),
  ),
});
const audited = { serial: 'DZ-1', values, savedLate: false, paper: read() };

describe('the verdict on a card (§八.1)', () => {
  it('all fields alike is 一致', () => {
    expect(judgeCard(audited, policy)).toEqual({ verdict: 'match', fields: [], note: '' });
  });

  it('any field that differs is 不一致, with the fields sorted by name', () => {
    const paper = read({ phone: '15800000469', expected: '12.16', name: '白云' });
    expect(judgeCard({ ...audited, paper }, policy)).toEqual({
      verdict: 'mismatch',
      fields: ['expected', 'name', 'phone'],
      note: '',
    });
  });

  it('a serial that no card carried at 24:00 is 未录入, and 补录 where it came later', () => {
    expect(judgeCard({ ...audited, values: null }, policy)).toEqual({ verdict: 'missing', fields: [], note: '' });
    expect(judgeCard({ ...audited, values: null, savedLate: true }, policy)).toMatchObject({
      verdict: 'missing',
      note: '补录',
    });
  });

  it('a system card without serial, or whose paper cannot be found, is 无纸卡', () => {
    expect(judgeCard({ ...audited, serial: null }, policy)).toMatchObject({ verdict: 'no_paper' });
    expect(judgeCard({ ...audited, paper: { kind: 'none' } }, policy)).toMatchObject({ verdict: 'no_paper' });
  });

  it('has none until every audited field has been read; what is not audited need not be', () => {
    const paper: PaperReading = { kind: 'read', fields: { name: { paper: '白云', mark: null } } };
    expect(judgeCard({ ...audited, paper: null }, policy)).toBeNull();
    expect(judgeCard({ ...audited, paper }, policy)).toBeNull();
    expect(judgeCard({ ...audited, paper }, { ...policy, auditedFields: ['name'] })).toMatchObject({
      fields: ['name'],
    });
    expect(
      judgeCard({ ...audited, paper: read({ name: '白云' }) }, { ...policy, auditedFields: ['phone'] }),
    ).toMatchObject({
      verdict: 'match',
    });
  });

  it('the auditor’s mark goes before the comparison of the words', () => {
    const fields = { name: { paper: '白云', mark: 'match' }, phone: { paper: null, mark: 'mismatch' } } as const;
    expect(mismatchedFields(values, fields, { ...policy, auditedFields: ['name', 'phone'] })).toEqual(['phone']);
  });
});

it('a missing card is its book holder’s, else the receiver’s of the visitor, else whom the paper names, else nobody’s', () => {
  const known = { bookHolderId: 'a', trafficReceiverId: 'b', keyedConsultantId: 'c' };
  expect(personOfMissing(known)).toBe('a');
  expect(personOfMissing({ ...known, bookHolderId: null })).toBe('b');
  expect(personOfMissing({ bookHolderId: null, trafficReceiverId: null, keyedConsultantId: 'c' })).toBe('c');
  expect(personOfMissing({ bookHolderId: null, trafficReceiverId: null, keyedConsultantId: null })).toBeNull();
});
