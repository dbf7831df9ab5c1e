import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lastEndingQuery, pastOpportunitiesQuery } from '../../../db/queries/ending-past.ts';
import { pendingDecisionsQuery, pendingRequestsQuery } from '../../../db/queries/endings.ts';
import { contactRowsQuery, decidedQuery, laterAttemptsQuery } from '../../../db/queries/followup-undo.ts';
import { lastContactsQuery } from '../../../db/queries/followups.ts';
import { donePlansQuery, openPlansQuery } from '../../../db/queries/plans.ts';
import { orderedRetriesQuery } from '../../../db/queries/unreached.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeAll(async () => {
  showroom = await createTestShowroom();
});
afterAll(() => showroom.close());

const day = '2026-03-11';
const queries = {
  'the work list': openPlansQuery({
    assigneeId: 'a',
    afterDay: day,
    throughDay: '2026-03-18',
    timed: null,
    instructed: null,
    after: null,
    limit: 51,
  }),
  'the work list from its second page': openPlansQuery({
    assigneeId: 'a',
    afterDay: null,
    throughDay: day,
    timed: true,
    instructed: false,
    after: { key: '2026-03-10 24:00 3', id: 'x' },
    limit: 51,
  }),
  'what a rule made or moved': openPlansQuery({
    assigneeId: 'a',
    afterDay: day,
    throughDay: '2026-03-18',
    timed: null,
    instructed: null,
    origins: ['ending_refused', 'policy_change'],
    after: null,
    limit: 51,
  }),
  'what begins with an instruction': openPlansQuery({
    assigneeId: 'a',
    afterDay: null,
    throughDay: day,
    timed: null,
    instructed: true,
    after: null,
    limit: 51,
  }),
  'what was done today': donePlansQuery({ assigneeId: 'a', on: day, after: null, limit: 51 }),
  'what was done today from its second page': donePlansQuery({
    assigneeId: 'a',
    on: day,
    after: { key: 1, id: 'x' },
    limit: 51,
  }),
  'what waits for a manager': pendingRequestsQuery(null, 51),
  'what waits for a manager from its second page': pendingRequestsQuery({ dueOn: day, id: 'x' }, 51),
  'how many decisions wait': pendingDecisionsQuery(),
  'the last contacts': lastContactsQuery('o', 5),
  'the rows of a contact that is taken back': contactRowsQuery('c'),
  'the last request to end': lastEndingQuery('o'),
  'what a customer gave up before': pastOpportunitiesQuery('c'),
  'who has an order and is called in vain': orderedRetriesQuery(null, 100),
  'the same from its second page': orderedRetriesQuery({ dueOn: day, id: 'x' }, 100),
  'whether its request was decided': decidedQuery('f'),
  'whether the customer was contacted again': laterAttemptsQuery({ opportunityId: 'o', at: 1, rowHlc: 'h' }),
} as const;

describe.each(Object.entries(queries))('%s', (_name, query) => {
  test('is read through an index in its order: nothing is scanned whole, nothing sorted', () => {
    const steps = showroom.store.read.explain(query);
    expect(steps.filter((step) => /^SCAN (?!.*USING (COVERING )?INDEX (plan_decision|plan_retry))/.test(step))).toEqual(
      [],
    );
    expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
    expect(steps.slice(1).filter((step) => !step.startsWith('SEARCH'))).toEqual([]);
  });
});

test('the work list runs through the index of one person’s open plans', () => {
  expect(showroom.store.read.explain(queries['the work list'])[0]).toContain('plan_open_by_assignee');
  expect(showroom.store.read.explain(queries['what begins with an instruction'])[0]).toContain('plan_instructed');
  expect(showroom.store.read.explain(queries['what was done today'])[0]).toContain('plan_closed_by_day');
  expect(showroom.store.read.explain(queries['what waits for a manager'])[0]).toContain('plan_decision');
});
