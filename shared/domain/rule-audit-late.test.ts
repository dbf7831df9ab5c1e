import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { defaultStoreCalendar } from '../calendar/store-calendar.ts';
import { type AuditLateFact, evaluateAuditLate } from './rule-audit-late.ts';
import { regulationRulebook } from './rulebook.ts';

// Saturday 2026-03-07, a closed Sunday, Monday 2026-03-09.
const context = {
  rulebooks: [regulationRulebook({ finesOn: true })],
  calendar: { ...defaultStoreCalendar, closedWeekdays: [7] },
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
  storeId: 'store',
};
const saturday: AuditLateFact = { auditOn: '2026-03-07', signedOn: null, auditorId: 'chen' };
const found = (day: string, ...facts: readonly AuditLateFact[]) => evaluateAuditLate(facts, { ...context, day });

it('an audit that is unsigned at the end of the next open day is a notice without money', () => {
  expect(found('2026-03-09', saturday)).toMatchObject([
    { rule: 'F-AUDIT-LATE', concernsOn: '2026-03-09', personId: 'chen', measure: 'notice', amountFen: 0 },
  ]);
});

it('the closed day between is no day to sign, and only one midnight finds it', () => {
  expect(found('2026-03-08', saturday)).toEqual([]);
  expect(found('2026-03-10', saturday)).toEqual([]);
});

it('signed on that day it is in time; signed later it stays a finding', () => {
  expect(found('2026-03-09', { ...saturday, signedOn: '2026-03-09' })).toEqual([]);
  expect(found('2026-03-09', { ...saturday, signedOn: '2026-03-10' })).toHaveLength(1);
});

it('a calendar that is corrected afterwards does not make a second finding of the same audit', () => {
  const [first] = found('2026-03-09', saturday);
  const [again] = evaluateAuditLate([saturday], {
    ...context,
    day: '2026-03-10',
    calendar: { ...context.calendar, exceptions: { '2026-03-09': 'closed' } },
  });
  expect(again?.id).toBe(first?.id);
});

it('whoever cannot be named is not found against', () => {
  expect(found('2026-03-09', { ...saturday, auditorId: null })).toMatchObject([{ personId: null, measure: 'notice' }]);
});
