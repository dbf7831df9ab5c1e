import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultStoreCalendar } from '../calendar/store-calendar.ts';
import { type Breach, type FindingContext, findingId, findingSchema, makeFinding, makeFindings } from './finding.ts';
import { regulationRulebook, ruleCodes } from './rulebook.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const context: FindingContext = {
  rulebooks: [regulationRulebook({ finesOn: true })],
  calendar: { ...defaultStoreCalendar, closedWeekdays: [7] },
  sha256,
};
const breach: Breach = {
  rule: 'F-PLAN-MISSED',
  subjectKind: 'plan',
  subjectId: 'plan-1',
  customerId: 'customer-1',
  concernsOn: '2026-03-09',
  personId: 'zhang',
  evidence: { dueOn: '2026-03-09' },
};

describe('a finding (§八)', () => {
  it('carries clause, measure and amount of the version in force on the day it concerns, not of today', () => {
    const cheaper = regulationRulebook({ finesOn: true });
    const rules = { ...cheaper.rules, 'F-PLAN-MISSED': { ...cheaper.rules['F-PLAN-MISSED'], amountFen: 2000 } };
    const rulebooks = [...context.rulebooks, { ...cheaper, id: 'cheaper', effectiveFrom: '2026-03-10', rules }];
    const before = makeFinding(breach, { ...context, rulebooks });
    const after = makeFinding({ ...breach, concernsOn: '2026-03-10' }, { ...context, rulebooks });
    expect(before).toMatchObject({ clause: '八.2', measure: 'money', amountFen: 5000, rulebookId: 'regulation-2014' });
    expect(after).toMatchObject({ amountFen: 2000, rulebookId: 'cheaper', state: 'proposed' });
    expect(findingSchema.parse(before)).toEqual(before);
  });

  it('against nobody costs nothing', () => {
    expect(makeFinding({ ...breach, personId: null }, context)).toMatchObject({ measure: 'notice', amountFen: 0 });
  });

  it('does not arise on a closed day, before the first version, or under a rule that is off', () => {
    const rulebook = regulationRulebook({ finesOn: true });
    const off = {
      ...rulebook,
      rules: { ...rulebook.rules, 'F-PLAN-MISSED': { ...rulebook.rules['F-PLAN-MISSED'], enabled: false } },
    };
    expect(makeFinding({ ...breach, concernsOn: '2026-03-08' }, context)).toBeNull();
    expect(makeFinding({ ...breach, concernsOn: '2014-10-23' }, context)).toBeNull();
    expect(makeFinding(breach, { ...context, rulebooks: [off] })).toBeNull();
  });

  it('of the same rule, subject and day arises once, whatever else is known about it', () => {
    const twice = makeFindings([breach, { ...breach, personId: 'li', evidence: {} }], context);
    expect(twice.map(({ personId }) => personId)).toEqual(['zhang']);
  });

  it('has an identity of its own for every rule, subject and day', () => {
    const keys = fc.tuple(fc.constantFrom(...ruleCodes), fc.string(), fc.constantFrom('2026-03-09', '2026-03-10'));
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(findingId(...a, sha256) === findingId(...b, sha256)).toBe(same);
      }),
    );
  });
});
