import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  fineFen,
  measureText,
  type Rulebook,
  regulationRulebook,
  rulebookOn,
  rulebookSchema,
  ruleCodes,
  ruleTitles,
  yuan,
} from './rulebook.ts';

const fined = ['F-CARD-MISSING', 'F-CARD-MISMATCH', 'F-PLAN-MISSED', 'F-FEEDBACK-EMPTY'];
const version = (id: string, effectiveFrom: string): Rulebook => ({
  ...regulationRulebook({ finesOn: true }),
  id,
  effectiveFrom,
});

describe('the shipped rulebook is the regulation (§八)', () => {
  it.each([true, false])('with fines %s it is a valid version that names every rule once, in Chinese', (finesOn) => {
    const rulebook = regulationRulebook({ finesOn });
    expect(rulebookSchema.parse(rulebook)).toEqual(rulebook);
    expect(Object.keys(rulebook.rules).sort()).toEqual([...ruleCodes].sort());
    expect(new Set(Object.values(ruleTitles)).size).toBe(ruleCodes.length);
  });

  it('with fines on, the consultants’ rules of §八.1 and §八.2 cost 50 RMB and all others are notices', () => {
    const { rules } = regulationRulebook({ finesOn: true });
    for (const code of ruleCodes) {
      const expected = fined.includes(code) ? ['money', 5000] : ['notice', 0];
      expect([rules[code].measure, rules[code].amountFen], code).toEqual(expected);
    }
    expect(fineFen).toBe(5000);
    expect(fined.map((code) => rules[code as (typeof ruleCodes)[number]].clause)).toEqual([
      '八.1',
      '八.1',
      '八.2',
      '八.2',
    ]);
  });

  it('with fines off, every rule stays on as a notice without money', () => {
    for (const rule of Object.values(regulationRulebook({ finesOn: false }).rules)) {
      expect(rule).toMatchObject({ measure: 'notice', amountFen: 0, enabled: true });
    }
  });

  it('every cited clause stands in docs/regulation.zh.md', () => {
    const text = readFileSync(new URL('../../docs/regulation.zh.md', import.meta.url), 'utf8');
    const sections = new Map(text.split(/^## /m).map((section) => [section.slice(0, 1), section] as const));
    for (const [code, { clause }] of Object.entries(regulationRulebook({ finesOn: true }).rules)) {
      const [section = '', number] = clause.split('.');
      expect(sections.get(section), code).toMatch(number === undefined ? /、/ : new RegExp(`^${number}\\. `, 'm'));
    }
  });

  it('a version with money on a notice, a rule left out, or a field audited twice is refused', () => {
    const good = regulationRulebook({ finesOn: true });
    const missed = good.rules['F-PLAN-MISSED'];
    const { 'F-REGION': _, ...incomplete } = good.rules;
    for (const bad of [
      { ...good, rules: { ...good.rules, 'F-PLAN-MISSED': { ...missed, measure: 'notice' } } },
      { ...good, rules: { ...good.rules, 'F-PLAN-MISSED': { ...missed, amountFen: -1 } } },
      { ...good, rules: incomplete },
      { ...good, auditedFields: ['name', 'name'] },
      { ...good, auditedFields: [] },
      { ...good, effectiveFrom: '2026-02-30' },
    ]) {
      expect(rulebookSchema.safeParse(bad).success).toBe(false);
    }
  });
});

describe('the version in force on a day', () => {
  const versions = [version('first', '2014-10-24'), version('later', '2026-04-01'), version('corrected', '2026-04-01')];

  it('is the latest whose first day is not after it, whatever the order of the list', () => {
    for (const list of [versions, [versions[1], versions[2], versions[0]] as Rulebook[]]) {
      expect(rulebookOn(list, '2026-03-31')?.id).toBe('first');
      expect(rulebookOn(list, '2026-04-01')?.id).toBe('corrected');
      expect(rulebookOn(list, '2030-01-01')?.id).toBe('corrected');
    }
  });

  it('before 2014-10-24 there was none', () => {
    expect(rulebookOn(versions, '2014-10-23')).toBeNull();
    expect(rulebookOn(versions, '2014-10-24')?.id).toBe('first');
  });
});

it('a fine is named with its amount and the right to appeal', () => {
  expect(measureText('money', 5000)).toBe('拟罚 50 元');
  expect(measureText('notice', 0)).toBe('提醒，不罚款');
  expect([yuan(5000), yuan(12_345), yuan(0)]).toEqual(['50', '123.45', '0']);
});
