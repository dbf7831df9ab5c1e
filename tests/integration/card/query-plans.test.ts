import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardsOfBookQuery } from '../../../api/card/serials.ts';
import { logEntryQuery } from '../../../db/queries/audit-log.ts';
import { booksQuery, voidsOfBookQuery } from '../../../db/queries/books.ts';
import { cardsQuery } from '../../../db/queries/cards.ts';
import {
  besideQuery,
  clashesQuery,
  countClashesQuery,
  explainedQuery,
  holdersQuery,
} from '../../../db/queries/clashes.ts';
import { closedPlansOfQuery, openPlansOfQuery, opportunitiesOfQuery } from '../../../db/queries/customer-detail.ts';
import { countQuery, setQuery, type Walk, walkQuery, windowQuery } from '../../../db/queries/customer-walk.ts';
import { searchQuery, tasksQuery } from '../../../db/queries/customers.ts';
import { cardOfDraftQuery, draftsQuery } from '../../../db/queries/drafts.ts';
import { identityQuery, knownNumbersQuery } from '../../../db/queries/identities.ts';
import { livingOpportunitiesQuery } from '../../../db/queries/opportunities.ts';
import { sameSoundQuery, sameSurnameQuery, seriesWantedQuery } from '../../../db/queries/similar.ts';
import * as timeline from '../../../db/queries/timeline.ts';
import { entryOfArrivalQuery, trafficQuery } from '../../../db/queries/traffic.ts';
import type { Reader } from '../../../db/query.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

let showroom: TestShowroom;
beforeAll(async () => {
  showroom = await createTestShowroom();
});
afterAll(() => showroom.close());

type Query = Parameters<Reader['explain']>[0];

const everything: Walk = { sort: 'updated', descends: true, ownerId: undefined, terms: [], after: null };
/** A page of a walk, from somewhere in the middle to the end of a window. */
const walk = (over: Partial<Walk>, until: Walk['after'] = null): Query =>
  walkQuery({ ...everything, ...over }, until, 51);
const after = [1, 'x'];
const prospects = { column: 'source', test: 'in', values: ['online'] } as const;
const from = (column: 'createdOn' | 'updatedAt', value: string | number) =>
  ({ column, test: 'ge', values: [value] }) as const;
const page = { customerId: 'c', after: { at: 1, id: 'x' }, limit: 51 };
const cards = { day: null, consultantId: null, state: null, after: null, limit: 51 };
const book = { id: 'b', prefix: 'DZ-', firstNumber: 1, lastNumber: 50, width: 6, holderId: null };

const queries: Readonly<Record<string, readonly [Query, string]>> = {
  'all customers': [walk({}), 'customer_by_update'],
  'all customers, next page': [walk({ after }), 'customer_by_update'],
  'recently changed': [walk({ terms: [from('updatedAt', 1)] }), 'customer_by_update'],
  'one’s own': [walk({ ownerId: 'a', after }), 'customer_by_owner'],
  'the 基盘': [walk({ terms: [{ column: 'stage', test: 'in', values: ['retained'] }], after }), 'customer_by_stage'],
  'entered this month': [
    walk({ sort: 'created', terms: [from('createdOn', '2026-03-01')], after: ['2026-03-02', 1, 'x'] }),
    'customer_by_creation',
  ],
  'one’s own entered this month': [
    walk({ sort: 'created', ownerId: 'a', terms: [from('createdOn', '2026-03-01')] }),
    'customer_by_owner_creation',
  ],
  'three days without a word': [
    walk({ sort: 'contact', terms: [{ column: 'lastContactAt', test: 'lt', values: [9] }], after }),
    'customer_uncontacted',
  ],
  'one’s own three days without a word': [
    walk({ sort: 'contact', ownerId: 'a', terms: [{ column: 'lastContactAt', test: 'lt', values: [9] }] }),
    'customer_uncontacted_by_owner',
  ],
  'by name, filtered, to the end of a window': [
    walk({ sort: 'name', descends: false, terms: [prospects], after: ['a', 'x'] }, ['b', 'x']),
    'customer_by_name ((pinyin,id)>(?,?) AND (pinyin,id)<(?,?))',
  ],
  'by name, one’s own': [walk({ sort: 'name', ownerId: 'a', terms: [prospects] }), 'customer_by_name'],
  'by level, filtered, to the end of a window': [
    walk({ sort: 'level', terms: [prospects], after: [2, '2026-03-09', 'x'] }, [1, '2026-03-09', 'x']),
    'customer_by_level ((level_rank,next_plan_on,id)>(?,?,?) AND (level_rank,next_plan_on,id)<(?,?,?))',
  ],
  'by next plan': [walk({ sort: 'nextPlan', after: ['2026-03-09', 'x'] }), 'customer_by_next_plan'],
  'by expected day, filtered': [walk({ sort: 'expected', terms: [prospects] }), 'customer_by_expected'],
  'the end of a window by name': [
    windowQuery({ ...everything, sort: 'name', terms: [prospects], ownerId: 'a', window: 800 }),
    'customer_by_name',
  ],
  'the end of a window by level': [
    windowQuery({ ...everything, sort: 'level', terms: [prospects], window: 800 }),
    'customer_by_level',
  ],
  'everybody of a source who': [
    setQuery([prospects], [from('createdOn', '2026-03-01')], false, 401),
    'customer_by_source',
  ],
  'the latest cards': [cardsQuery({ ...cards, after: ['2026-03-09', 1, 'x'] }), 'card_by_day'],
  'a day’s cards': [cardsQuery({ ...cards, day: '2026-03-09' }), 'card_by_day'],
  'a consultant’s cards': [cardsQuery({ ...cards, consultantId: 'a' }), 'card_by_consultant'],
  'cards to complete': [cardsQuery({ ...cards, state: 'quick' }), 'card_incomplete'],
  'one’s drafts': [draftsQuery('a', { updatedAt: 1, id: 'x' }, 51), 'draft_by_owner'],
  'a day’s arrivals': [trafficQuery({ day: '2026-03-09', after: [1, 'x'], limit: 51 }), 'traffic_by_day'],
  'card books': [booksQuery({ holderId: null, after: ['2026-03-09', 1, 'x'], limit: 51 }), 'card_book_by_issue'],
  'the card books of a consultant': [
    booksQuery({ holderId: 'x', after: ['2026-03-09', 1, 'x'], limit: 51 }),
    'card_book_by_issue',
  ],
  'sheets of a book taken out of use': [voidsOfBookQuery('b'), 'serial_void_by_book'],
  'cards of a book': [cardsOfBookQuery(book), 'card_by_serial'],
  'known numbers': [
    knownNumbersQuery({ phone: '1', phone2: '2', wechat: 'wx_10', plate: 'p', vin: 'v' }) ?? fail(),
    'MULTI-INDEX OR',
  ],
  'names that sound alike in a county': [sameSoundQuery('130682', 'tianyonggang'), 'customer_by_county_sound'],
  'a surname in a county': [sameSurnameQuery('130682', '田'), 'customer_by_county_surname'],
  'what people who are alike want': [seriesWantedQuery(['a', 'b']), 'opportunity_by_customer'],
  'disputed customers': [clashesQuery({ clashAt: 1, id: 'x' }, 51), 'customer_clash'],
  'how many are disputed': [countClashesQuery(), 'customer_clash'],
  'who announced a page of customers': [holdersQuery(['a', 'b']), 'registration_by_customer'],
  'records beside a page of customers': [besideQuery(['a', 'b']), 'clash_report_by_customer'],
  'whom a customer was told apart from': [explainedQuery('c'), 'clash_report_by_customer'],
  'who was told of a customer today': [logEntryQuery('customer:c', 'card.similar', 'a', 1), 'audit_log_by_subject'],
  'the card of a draft': [cardOfDraftQuery('d', 'p'), 'card_by_draft'],
  'an arrival sent again': [entryOfArrivalQuery('a', 'p'), 'traffic_by_arrival'],
  'one complete number': [identityQuery('plate', 'p'), 'PRIMARY KEY'],
  'open intentions of a page of customers': [livingOpportunitiesQuery(['a', 'b']), 'opportunity_by_customer'],
  'intentions of a customer': [opportunitiesOfQuery('c'), 'opportunity_by_customer'],
  'open plans of a customer': [openPlansOfQuery('c'), 'plan_open_by_customer'],
  'closed plans of a customer': [closedPlansOfQuery('c', 20), 'plan_by_customer'],
  'the timeline’s cards': [timeline.cardEntries(page), 'card_by_customer'],
  'the timeline’s contacts': [timeline.followupEntries(page), 'followup_by_customer'],
  'the timeline’s levels': [timeline.levelEntries(page), 'level_change_by_customer'],
  'the timeline’s plans': [timeline.givenUpPlanEntries(page), 'plan_given_up'],
  'the timeline’s requests': [timeline.endingRequestEntries(page), 'ending_request_by_customer'],
  'the timeline’s decisions': [timeline.endingDecisionEntries(page), 'ending_decision_by_customer'],
  'the timeline’s owners': [timeline.ownershipEntries(page), 'ownership_by_customer'],
  'the timeline’s registrations': [timeline.reportEntries(page), 'registration_by_customer'],
  'the timeline’s reveals': [timeline.revealEntries(page), 'audit_log_by_subject'],
};

/** Counts that stop at a number, each in an index that holds all that is asked for. */
const counts: Readonly<Record<string, readonly [Query, string]>> = {
  'how many are of a level': [
    countQuery([{ column: 'levelRank', test: 'in', values: [2, 3] }], true, 401),
    'COVERING INDEX customer_by_level',
  ],
  'how many have a next plan in a week': [
    countQuery([{ column: 'nextPlanOn', test: 'lt', values: ['2026-03-09'] }], true, 401),
    'COVERING INDEX customer_by_next_plan',
  ],
  'how many are of a place': [
    countQuery([{ column: 'regionCode', test: 'in', values: ['130682'] }], false, 401),
    'COVERING INDEX customer_by_region',
  ],
  'how many want a car': [
    countQuery([{ column: 'intentVehicleId', test: 'in', values: ['h9', 'h6'] }], true, 401),
    'COVERING INDEX customer_by_car',
  ],
};

test.each(Object.entries(counts))('%s is counted in the index alone', (_name, [query, index]) => {
  expect(showroom.store.read.explain(query)).toContainEqual(expect.stringContaining(index));
});

function fail(): never {
  throw new Error('nothing to look up');
}

describe.each(Object.entries(queries))('%s', (name, [query, index]) => {
  test('are read through an index in its order: nothing is scanned whole, nothing sorted', () => {
    const steps = showroom.store.read.explain(query);
    expect(steps[0], name).toContain(index);
    const ordered = new RegExp(`^SCAN \\w+ USING (COVERING )?INDEX ${index.split(' ')[0]}`);
    expect(steps.filter((step) => step.startsWith('SCAN') && !ordered.test(step))).toEqual([]);
    if (!sorted.has(name)) expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([]);
  });
});

/** A handful of rows of some customers, sorted after they were found. */
const sorted: ReadonlySet<string> = new Set(['open intentions of a page of customers']);

test('a search reads the full-text index and nothing else', () => {
  expect(showroom.store.read.explain(searchQuery('"n宋"*', 'o1', 11))).toEqual([
    expect.stringMatching(/^SCAN customer_search VIRTUAL TABLE INDEX/),
  ]);
  expect(showroom.store.read.explain(tasksQuery('a'))).toEqual([
    expect.stringContaining('plan_stand_in (assignee_id=?)'),
  ]);
});
