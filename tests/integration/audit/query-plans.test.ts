import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  auditItemsOfDayQuery,
  cardCountQuery,
  cardsOfDayQuery,
  lateCardsQuery,
  lateTrafficQuery,
  sheetPageQuery,
  trafficOfDayQuery,
} from '../../../db/queries/audit.ts';
import { auditedSerialsQuery, cardSerialsQuery, signedSerialsQuery } from '../../../db/queries/audit-serials.ts';
import {
  cardsUnfinishedQuery,
  effectiveFollowupsQuery,
  foundMissedQuery,
  plansDueQuery,
  plansUndoneQuery,
  silentFollowupsQuery,
} from '../../../db/queries/evaluation.ts';
import { findingPageQuery, findingTotalsQuery, standingOnQuery } from '../../../db/queries/findings.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeAll(async () => {
  showroom = await createTestShowroom();
});
afterAll(() => showroom.close());

const day = '2026-03-09';
const all = { personId: null, rule: null, from: null, to: null, after: null, limit: 51 };
const after = { concernsOn: day, id: 'x' };
const queries = {
  'the cards of a day': [cardsOfDayQuery(day), 'card_by_day'],
  'how many cards a day has': [cardCountQuery(day), 'COVERING INDEX card_by_day'],
  'the late cards of a day': [lateCardsQuery(day), 'card_late'],
  'the visitors of a day': [trafficOfDayQuery(day), 'traffic_by_day'],
  'the late visitors of a day': [lateTrafficQuery(day), 'traffic_late'],
  'what was read for a day': [auditItemsOfDayQuery(day), 'audit_item_by_day'],
  'the serials of earlier cards': [cardSerialsQuery('DZ-1', 'DZ-2', day), 'card_by_serial'],
  'the serials of earlier audits': [auditedSerialsQuery('DZ-1', 'DZ-2', day), 'audit_item_by_serial'],
  'the serials of signed sheets': [signedSerialsQuery('DZ-1', 'DZ-2', day), 'audit_item_by_serial'],
  'the signed sheets': [sheetPageQuery(null, 51), 'audit_sheet_by_day'],
  'the signed sheets from the second page': [sheetPageQuery(day, 51), 'audit_sheet_by_day'],
  'the plans due on a day': [plansDueQuery('2026-03-08', day), 'plan_by_due'],
  'the plans undone on a day': [plansUndoneQuery('2026-03-08', day), 'plan_by_due'],
  'whether a plan was found missed': [foundMissedQuery('c', 'p', day), 'finding_by_customer'],
  'the unfinished cards of a day': [cardsUnfinishedQuery(day, 0, ''), 'card_by_day'],
  'the contacts of a day': [effectiveFollowupsQuery(day), 'followup_by_day'],
  'the contacts without a word': [silentFollowupsQuery(day), 'followup_silent'],
  'all findings': [findingPageQuery(all), 'finding_by_day'],
  'all findings from the second page': [findingPageQuery({ ...all, after }), 'finding_by_day'],
  'the findings of a month': [findingPageQuery({ ...all, from: day, to: day }), 'finding_by_day'],
  'a person’s findings': [findingPageQuery({ ...all, personId: 'a' }), 'finding_by_person'],
  'a person’s findings from the second page': [findingPageQuery({ ...all, personId: 'a', after }), 'finding_by_person'],
  'a person’s findings of one rule': [
    findingPageQuery({ ...all, personId: 'a', rule: 'F-PLAN-MISSED' }),
    'finding_by_person',
  ],
  'the findings of one rule': [findingPageQuery({ ...all, rule: 'F-AUDIT-LATE' }), 'finding_by_rule'],
  'the findings of one rule from the second page': [
    findingPageQuery({ ...all, rule: 'F-AUDIT-LATE', after }),
    'finding_by_rule',
  ],
  'the findings of a day that stand': [standingOnQuery(day, ['']), 'finding_by_day'],
  'the sums of a month': [findingTotalsQuery(null, day, day), 'finding_by_day'],
  'a person’s sums of a month': [findingTotalsQuery('a', day, day), 'finding_by_person'],
} as const;

describe.each(Object.entries(queries))('%s', (_name, [query, index]) => {
  test(`is read through ${index}: nothing is sorted, nothing is scanned whole`, () => {
    const steps = showroom.store.read.explain(query);
    expect(steps[0]).toContain(index);
    expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    // a whole list in the order of its index is read only as far as the page goes
    expect(steps.slice(1).filter((step) => !step.startsWith('SEARCH'))).toEqual([]);
  });
});
