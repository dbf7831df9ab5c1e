import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { defaultStoreCalendar } from '../calendar/store-calendar.ts';
import { type CardCompletionFact, evaluateCardIncomplete } from './rule-card-incomplete.ts';
import { regulationRulebook } from './rulebook.ts';

const day = '2026-03-09';
const context = {
  rulebooks: [regulationRulebook({ finesOn: true })],
  calendar: defaultStoreCalendar,
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
  day,
};
const card: CardCompletionFact = {
  cardId: 'card-1',
  customerId: 'customer-1',
  consultantId: 'zhang',
  arrivedOn: day,
  firstSavedOn: day,
  completedOn: day,
  departureEnteredOn: day,
  missingFields: [],
};
const found = (change: Partial<CardCompletionFact>, evaluated = day) =>
  evaluateCardIncomplete([{ ...card, ...change }], { ...context, day: evaluated });

it('a quick-saved card that is not completed at 24:00 is a notice without money (§二.2)', () => {
  expect(found({ completedOn: null, missingFields: ['name'] })).toMatchObject([
    { rule: 'F-CARD-INCOMPLETE', clause: '二.2', personId: 'zhang', concernsOn: day, measure: 'notice', amountFen: 0 },
  ]);
  expect(found({ completedOn: '2026-03-10' })).toHaveLength(1);
  expect(found({ completedOn: day })).toEqual([]);
});

it('a departure still unknown at 24:00 makes the card incomplete; entered that day it does not', () => {
  expect(found({ departureEnteredOn: null })).toMatchObject([
    { evidence: { completed: true, departureEntered: false } },
  ]);
  expect(found({ departureEnteredOn: '2026-03-10' })).toHaveLength(1);
});

it('only cards of the day count, and a card first saved after 24:00 is left to the audit', () => {
  expect(found({ completedOn: null }, '2026-03-10')).toEqual([]);
  expect(found({ completedOn: null, firstSavedOn: '2026-03-10' })).toEqual([]);
});
