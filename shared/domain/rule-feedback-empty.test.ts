import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { defaultStoreCalendar } from '../calendar/store-calendar.ts';
import { evaluateFeedbackEmpty, type FeedbackFact } from './rule-feedback-empty.ts';
import { regulationRulebook } from './rulebook.ts';

const day = '2026-03-09';
const context = {
  rulebooks: [regulationRulebook({ finesOn: true })],
  calendar: defaultStoreCalendar,
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
  day,
};
const silent: FeedbackFact = {
  followupId: 'followup-1',
  contactId: 'contact-1',
  customerId: 'customer-1',
  byId: 'zhang',
  onDay: day,
  effective: true,
  feedback: '',
};
const found = (...followups: readonly FeedbackFact[]) => evaluateFeedbackEmpty(followups, context);

it('an effective follow-up without feedback is a finding against whoever recorded it (§四.3, §八.2)', () => {
  expect(found(silent)).toMatchObject([
    { rule: 'F-FEEDBACK-EMPTY', clause: '八.2', personId: 'zhang', concernsOn: day },
  ]);
});

it.each(['。。。', ' — ', '！？', '\u200b'])('「%s」 has no letter or digit and counts as empty', (feedback) => {
  expect(found({ ...silent, feedback })).toHaveLength(1);
});

it.each(['等降价', 'ok', '2'])('「%s」 is feedback', (feedback) => {
  expect(found({ ...silent, feedback })).toEqual([]);
});

it('nobody reached, or another day: no finding', () => {
  expect(found({ ...silent, effective: false }, { ...silent, onDay: '2026-03-08' })).toEqual([]);
});

it('one contact recorded for several opportunities is one occurrence, and one word of feedback covers it', () => {
  const other = { ...silent, followupId: 'followup-2' };
  expect(found(silent, other)).toMatchObject([{ evidence: { followupIds: ['followup-1', 'followup-2'] } }]);
  expect(found(silent, { ...other, feedback: '等降价' })).toEqual([]);
});
