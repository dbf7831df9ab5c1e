import { expect, test } from 'vitest';
import { defaultStoreCalendar } from '../../../../shared/calendar/store-calendar.ts';
import type { TimelineEntry } from '../../../../shared/contract/customer-timeline.ts';
import { type EntryContext, entriesOf, entryWords } from './entry-words.ts';

const context: EntryContext = {
  entries: () => [],
  calendar: { ...defaultStoreCalendar, closedWeekdays: [7] },
  zone: 'Asia/Shanghai',
  today: '2026-11-24',
  intentionOf: () => null,
};

type Followup = Extract<TimelineEntry, { readonly kind: 'followup' }>;

/** A call on Monday 23 November for a plan of Sunday, when the store is closed. */
const call: Followup = {
  kind: 'followup',
  id: 'f1',
  contactId: 'k1',
  at: Date.UTC(2026, 10, 23, 2, 0),
  by: { id: 's1', name: '王磊' },
  opportunityId: 'o1',
  method: 'phone',
  outcome: 'connected',
  category: null,
  feedback: '等月底活动',
  planId: 'p1',
  planOrigin: 'followup',
  planDueOn: '2026-11-22',
  onDay: '2026-11-23',
  attempt: true,
};

test('a call on the next open day for a plan of a closed day is on time', () => {
  expect(entryWords(call, context)).toMatchObject({
    title: '电话接通',
    by: '王磊，按时',
    late: null,
    text: '等月底活动',
  });
});

test('a day after the plan’s open day is late, and says by how much', () => {
  expect(entryWords({ ...call, onDay: '2026-11-25' }, context)).toMatchObject({ by: '王磊', late: '晚 2 天' });
});

test('a contact without a plan is 计划外 and never late', () => {
  const words = entryWords({ ...call, planId: null, planOrigin: null, planDueOn: null }, context);
  expect(words).toMatchObject({ by: '王磊，计划外', late: null });
});

test('somebody else’s contact closes nothing and is not judged late', () => {
  const words = entryWords({ ...call, attempt: false, onDay: '2026-11-25' }, context);
  expect(words).toMatchObject({ by: '王磊，代接，没关闭计划', late: null });
});

test('the 48-hour follow-up is named, a WeChat answer is not said twice', () => {
  const words = entryWords({ ...call, method: 'wechat', outcome: 'wechat_replied', planOrigin: 'first_48h' }, context);
  expect(words).toMatchObject({ title: '微信已回', icon: 'chat', by: '王磊，按时，48 小时回访' });
});

test('a card tells how many came and how long they stayed', () => {
  const words = entryWords(
    {
      kind: 'card',
      id: 'k1',
      at: Date.UTC(2026, 10, 15, 7, 10),
      by: { id: 's1', name: '王磊' },
      opportunityId: 'o1',
      number: '20261115-A09',
      state: 'complete',
      visitKind: null,
      contactWay: null,
      partySize: 2,
      departedAt: Date.UTC(2026, 10, 15, 8, 45),
      vehicleLabel: null,
      level: 'A',
      talk: '关注价格、空间',
      result: null,
    },
    context,
  );
  expect(words).toMatchObject({ title: '洽谈卡 20261115-A09', text: '2 人，到店 1 小时 35 分。关注价格、空间' });
});

test('each tab holds its kinds, 全部 holds all', () => {
  const reveal: TimelineEntry = { kind: 'reveal', id: 'r1', at: 0, by: null, opportunityId: null, audited: false };
  expect(entriesOf([call, reveal], 'all')).toHaveLength(2);
  expect(entriesOf([call, reveal], 'followup')).toEqual([call]);
  expect(entriesOf([call, reveal], 'ownership')).toEqual([reveal]);
});
