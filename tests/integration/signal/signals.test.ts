import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createSignalCatchUp, deriveDay } from '../../../api/jobs/signals.ts';
import { readCalendar } from '../../../api/store-settings.ts';
import {
  contactsOnQuery,
  nextDaysChosenQuery,
  nextPlansMadeQuery,
  recordingsOnQuery,
  regradesWithoutQuery,
} from '../../../db/queries/signal-facts.ts';
import { addDays } from '../../../shared/calendar/civil-date.ts';
import { expectSound } from '../merge/merge-kit.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn, notReached, reached } from '../support/plans.ts';
import { changeRow, insertRow } from '../support/rows.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

const long = '客户说价格还要再商量，月底带家人一起来店里看';
const day = '2026-03-10';

let showroom: TestShowroom;
let customers: readonly TestCustomer[];
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-08 10:00' });
  customers = Array.from({ length: 12 }, (_, n) =>
    addCustomer(showroom, {
      name: `客户${n}`,
      phone: `138000000${String(n).padStart(2, '0')}`,
      level: n % 2 ? 'A' : 'B',
    }),
  );
  // the limit of each level is another one
  expect(showroom.store.prepare('SELECT count(DISTINCT limit_on) FROM opportunity').pluck().get()).toBe(2);
});
afterEach(() => {
  expectSound(showroom);
  expect(showroom.log).toEqual([]);
  showroom.close();
});

const list = async (who = '陈经理', asked: object = {}) => (await showroom.as(who).call('signal.list', asked)).rows;
const counted = (table: string) => Number(showroom.store.prepare(`SELECT count(*) FROM ${table}`).pluck().get());

/** Calls of 王磊, one after the other, written down from a time on. */
async function calls(
  from: string,
  some: readonly TestCustomer[],
  more: { readonly feedback?: (n: number) => string; readonly dueOn?: (n: number) => string } = {},
): Promise<readonly string[]> {
  showroom.clock.set(from);
  const ids: string[] = [];
  for (const [n, { opportunityId, planId }] of some.entries()) {
    const feedback =
      more.feedback?.(n) ??
      `第${'一二三四五六七八九十甲乙'[n]}位客户${'看颜色比配置问贷款谈置换聊保险等现车'.slice(n, n + 6)}`;
    const next = nextOn(more.dueOn?.(n) ?? addDays(from.slice(0, 10), 2 + (n % 5)));
    const { contactId } = await showroom
      .as('王磊')
      .call('followup.record', reached(opportunityId, next, { planId, feedback }));
    ids.push(contactId);
    showroom.clock.advance(60_000);
  }
  return ids;
}

function recordingOf(contactId: string, durationMs: number, id = `r-${contactId}`, spokenOn = day): void {
  const staffId = showroom.as('王磊').id;
  const row = showroom.store.prepare('SELECT customer_id FROM followup WHERE contact_id = ?').pluck().get(contactId);
  insertRow(showroom, 'recording', id, { customerId: String(row), contactId, staffId, spokenOn, durationMs });
}

describe('an evening of pasted feedback at 23:40', () => {
  beforeEach(async () => {
    await calls(`${day} 23:40`, customers.slice(0, 7), { feedback: () => long });
  });

  test('is shown to the managers after midnight with what it rests on, and is no finding', async () => {
    expect(await list()).toEqual([]);
    showroom.clock.set('2026-03-11 09:00');
    const rows = await list();
    expect(
      rows.map(({ kind, person, onDay, count, words }) => [kind, person.name, onDay, count, words]).toSorted(),
    ).toEqual([
      ['burst', '王磊', day, 7, '23:40–23:46 登记了 7 次联系，展厅 18:00 关门'],
      ['paste', '王磊', day, 7, '7 位客户的反馈几乎一样'],
    ]);
    for (const who of ['郭展厅', '吴总']) expect(await list(who)).toEqual(rows);
    const paste = rows.find(({ kind }) => kind === 'paste');
    const detail = await showroom.as('吴总').call('signal.get', { id: paste?.id ?? '' });
    expect(detail.evidence.map(({ customerName, words, text }) => [customerName, words, text])).toEqual(
      customers.slice(0, 7).map((_, n) => [`客户${n}`, '接通', long]),
    );
    expect(counted('finding')).toBe(counted("finding WHERE rule = 'F-PLAN-MISSED'"));
  });

  test('is nothing that the person it is about can ask for', async () => {
    showroom.clock.set('2026-03-11 09:00');
    const [row] = await list();
    for (const who of ['王磊', '周敏', '田内勤', 'admin']) {
      expect((await showroom.as(who).refused('signal.list', {})).code).toBe('FORBIDDEN');
      expect((await showroom.as(who).refused('signal.get', { id: row?.id ?? '' })).code).toBe('FORBIDDEN');
    }
  });

  test('keeps what a manager said of it through every computing anew, and lets it be changed and taken back', async () => {
    showroom.clock.set('2026-03-11 09:00');
    const [row, other] = await list();
    if (!row || !other) throw new Error('no signals');
    const said = { id: row.id, verdict: 'talked' as const, note: '白天跑上牌' };
    expect(await showroom.as('陈经理').call('signal.review', said)).toMatchObject({
      review: { verdict: 'talked', note: '白天跑上牌', by: { name: '陈经理' }, more: 0 },
    });
    expect((await list('吴总', { state: 'open' })).map(({ id }) => id)).toEqual([other.id]);
    const { store } = showroom;
    deriveDay({ store, day, calendar: readCalendar(store) }, showroom.clock.now());
    expect((await list('吴总', { state: 'reviewed' })).map(({ id, review }) => [id, review?.note])).toEqual([
      [row.id, '白天跑上牌'],
    ]);
    await showroom.as('郭展厅').call('signal.review', { id: row.id, verdict: 'explained' });
    expect((await list())[0]?.review ?? (await list())[1]?.review).toMatchObject({ verdict: 'explained', note: '' });
    expect(await showroom.as('郭展厅').call('signal.review', { id: row.id, verdict: null })).toMatchObject({
      review: null,
    });
    expect(await list('吴总', { state: 'open' })).toHaveLength(2);
    // nothing is hidden: the log has every word
    const log = await showroom.as('admin').call('log.list', { subject: `signalReview:${row.id}` });
    expect(log.rows).toHaveLength(3);
    expect(counted('finding')).toBe(counted("finding WHERE rule = 'F-PLAN-MISSED'"));
  });

  test('is found by person, by kind and page by page', async () => {
    showroom.clock.set('2026-03-11 09:00');
    const everything = await list();
    expect(await list('陈经理', { kind: 'burst' })).toMatchObject([{ kind: 'burst' }]);
    expect(await list('陈经理', { personId: showroom.as('王磊').id })).toEqual(everything);
    expect(await list('陈经理', { personId: showroom.as('李娜').id })).toEqual([]);
    const first = await showroom.as('陈经理').call('signal.list', { limit: 1 });
    const rest = await showroom.as('陈经理').call('signal.list', { limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.rows, ...rest.rows]).toEqual(everything);
    expect(rest.nextCursor).toBe(null);
    expect((await showroom.as('陈经理').refused('signal.list', { cursor: 'x' })).code).toBe('INVALID_INPUT');
    expect((await showroom.as('陈经理').refused('signal.review', { id: 'x', verdict: 'watch' })).code).toBe(
      'NOT_FOUND',
    );
  });

  test('tells nothing of a customer who has himself forgotten', async () => {
    showroom.clock.set('2026-03-11 09:00');
    const id = customers[0]?.id ?? '';
    const erased = await showroom.as('陈经理').call('privacy.erase', {
      ...{ id, asker: 'self', proof: 'id_card', way: 'in_person', requestedOn: '2026-03-11' },
    });
    expect(erased).toBeDefined();
    const paste = (await list()).find(({ kind }) => kind === 'paste');
    const { evidence } = await showroom.as('陈经理').call('signal.get', { id: paste?.id ?? '' });
    expect(evidence).toHaveLength(7);
    expect(evidence[0]).toMatchObject({ customerName: expect.stringContaining('已按要求删除'), text: '' });
    const kept = showroom.store.prepare('SELECT facts || items FROM signal').pluck().all().join();
    expect(kept).not.toContain('客户');
  });
});

describe('recordings of two seconds', () => {
  test('show themselves at the next midnight, also where they come days later', async () => {
    const ids = await calls(`${day} 11:00`, customers.slice(0, 3));
    showroom.clock.set('2026-03-11 09:00');
    expect(await list()).toEqual([]);
    for (const contactId of ids.slice(0, 2)) recordingOf(contactId, 2000);
    expect(await list()).toEqual([]);
    showroom.clock.set('2026-03-12 00:00');
    const [signal] = await list();
    expect(signal).toMatchObject({ kind: 'short_call', onDay: day, count: 2, words: '2 次写了接通，录音最长 2 秒' });
    await showroom.as('陈经理').call('signal.review', { id: signal?.id ?? '', verdict: 'watch' });
    // one more comes: what was said stays, and says that there is more now
    recordingOf(ids[2] ?? '', 1500);
    showroom.clock.set('2026-03-13 09:00');
    expect(await list()).toMatchObject([{ id: signal?.id, count: 3, review: { verdict: 'watch', more: 1 } }]);
    const { evidence } = await showroom.as('陈经理').call('signal.get', { id: signal?.id ?? '' });
    expect(evidence.map(({ recordings }) => recordings.map(({ seconds }) => seconds))).toEqual([[2], [2], [1.5]]);
    // the first two were the wrong files
    for (const contactId of ids.slice(0, 2))
      changeRow(showroom, 'recording', `r-${contactId}`, { contactId: null, confidence: 0 });
    showroom.clock.set('2026-03-14 09:00');
    expect(await list()).toEqual([]);
  });

  test('go when a person says that one of them is of another day’s contact', async () => {
    const ids = await calls(`${day} 11:00`, customers.slice(0, 2));
    for (const contactId of ids) recordingOf(contactId, 2000);
    showroom.clock.set('2026-03-11 11:00');
    const next = reached(customers[0]?.opportunityId ?? '', nextOn('2026-03-13'), { feedback: long });
    const { contactId } = await showroom.as('王磊').call('followup.record', next);
    showroom.clock.set('2026-03-12 09:00');
    expect(await list()).toMatchObject([{ kind: 'short_call', onDay: day }]);
    await showroom.as('陈经理').call('recording.correct', { id: `r-${ids[0]}`, contactId });
    showroom.clock.set('2026-03-13 09:00');
    expect(await list()).toEqual([]);
  });

  test('of every day that they leave or come to are derived anew, whatever their own day is and whoever moves them', async () => {
    const first = await calls(`${day} 11:00`, customers.slice(0, 2));
    for (const contactId of first) recordingOf(contactId, 2000, `r-${contactId}`, '2026-03-08');
    const second = await calls('2026-03-11 11:00', customers.slice(2, 4));
    const days = async () => (await list()).map(({ kind, onDay }) => [kind, onDay]);
    const marked = () => showroom.store.prepare('SELECT on_day FROM signal_day ORDER BY on_day').pluck().all();
    const move = (contactIds: readonly (string | undefined)[], spokenOn: string) => {
      for (const [n, contactId] of first.entries())
        changeRow(showroom, 'recording', `r-${contactId}`, { contactId: contactIds[n] ?? null, spokenOn });
    };
    showroom.clock.set('2026-03-12 09:00');
    expect(await days()).toEqual([['short_call', day]]);
    expect(marked()).toEqual([]);
    move(second, '2026-03-09');
    expect(marked()).toEqual(['2026-03-08', '2026-03-09', day, '2026-03-11']);
    showroom.clock.set('2026-03-13 09:00');
    expect(await days()).toEqual([['short_call', '2026-03-11']]);
    move([], '2026-03-09');
    showroom.clock.set('2026-03-14 09:00');
    expect(await days()).toEqual([]);
    expect(marked()).toEqual([]);
  });

  test('long ones show that calls were made which were written down at night', async () => {
    const ids = await calls(`${day} 22:00`, customers.slice(0, 7));
    showroom.clock.set('2026-03-11 09:00');
    expect(await list()).toMatchObject([{ kind: 'burst' }]);
    for (const contactId of ids.slice(0, 2)) recordingOf(contactId, 64_000);
    showroom.clock.set('2026-03-12 09:00');
    expect(await list()).toEqual([]);
  });
});

describe('habits with dates', () => {
  const later = { level: 'C' as const, expectedOn: '2026-05-20', noExpectedDate: false, reason: '' };
  /** H, called on Monday, so that Wednesday is the last day; what is done on Tuesday follows. */
  const eager = async (count: number) => {
    await calls('2026-03-09 15:00', customers.slice(0, count), { dueOn: () => '2026-03-11' });
    const { store, clock } = showroom;
    const plan = store.prepare("SELECT id FROM plan WHERE opportunity_id = ? AND state = 'open'").pluck();
    clock.set(`${day} 08:00`);
    return customers.slice(0, count).map(({ opportunityId }) => {
      changeRow(showroom, 'opportunity', opportunityId, {
        level: 'H',
        expectedOn: '2026-03-14',
        limitOn: '2026-03-11',
      });
      return { id: opportunityId, planId: String(plan.get(opportunityId)) };
    });
  };

  test('levels lowered on the eve of the limit, the plans then put beyond it', async () => {
    const asked = await eager(2);
    showroom.clock.set(`${day} 16:00`);
    for (const { id, planId } of asked) {
      await showroom.as('王磊').call('opportunity.setLevel', { id, ...later });
      await showroom.as('王磊').call('plan.move', { id: planId, ...nextOn('2026-03-25') });
    }
    // what happens afterwards changes nothing of that day
    showroom.clock.set('2026-03-11 08:00');
    changeRow(showroom, 'plan', asked[0]?.planId ?? '', { dueOn: '2026-03-11' });
    changeRow(showroom, 'opportunity', asked[1]?.id ?? '', { level: 'O', limitOn: '2026-03-18' });
    showroom.clock.set('2026-03-11 09:00');
    const [signal] = await list();
    expect(signal).toMatchObject({
      kind: 'downgrade',
      words: '7 天里有 2 个意向在最晚日前降级，计划随后推到原最晚日之后',
    });
    const { evidence } = await showroom.as('陈经理').call('signal.get', { id: signal?.id ?? '' });
    const seen = { subject: 'levelChange', words: 'H → C', limitOn: '2026-03-11', dueOn: '2026-03-25' };
    expect(evidence).toMatchObject([seen, seen]);
  });

  test('are none where the customer was reached that day, or the plan stayed where it was', async () => {
    const [stays, ...others] = await eager(3);
    showroom.clock.set(`${day} 16:00`);
    await showroom.as('王磊').call('opportunity.setLevel', { id: stays?.id ?? '', ...later });
    for (const { id, planId } of others)
      await showroom
        .as('王磊')
        .call('followup.record', reached(id, nextOn('2026-03-25'), { planId, wish: { level: later } }));
    showroom.clock.set('2026-03-11 09:00');
    expect(await list()).toEqual([]);
  });

  test('all next plans of a day on one date', async () => {
    await calls(`${day} 11:00`, customers, { dueOn: () => '2026-03-16' });
    showroom.clock.set('2026-03-11 09:00');
    expect(await list()).toMatchObject([
      { kind: 'same_date', count: 12, words: '12 个下次计划都定在 03-16，各自的最晚日并不同' },
    ]);
  });
});

describe('an ordinary day', () => {
  test('has no signals: calls through the day, in vain ones, stock phrases, plans where they belong', async () => {
    await calls(`${day} 10:00`, customers.slice(0, 6), { feedback: () => '再考虑考虑' });
    await calls(`${day} 17:50`, customers.slice(6, 11));
    for (const { opportunityId, planId } of customers.slice(11))
      await showroom.as('王磊').call('followup.record', notReached(opportunityId, nextOn('2026-03-11'), { planId }));
    showroom.clock.set('2026-03-11 09:00');
    expect(await list()).toEqual([]);
  });
});

describe('what a manager did himself', () => {
  test('is for the other managers to look at', async () => {
    const manager = showroom.as('陈经理');
    showroom.clock.set(`${day} 23:40`);
    for (let n = 0; n < 6; n += 1) {
      const at = showroom.clock.now() + n * 1000;
      insertRow(showroom, 'followup', `m${n}`, {
        ...{ contactId: `m${n}`, customerId: customers[n]?.id ?? '', opportunityId: customers[n]?.opportunityId ?? '' },
        ...{ byId: manager.id, createdById: manager.id, at, onDay: day, outcome: 'connected', method: 'phone' },
      });
    }
    showroom.clock.set('2026-03-11 09:00');
    expect(await list('陈经理')).toEqual([]);
    const [row] = await list('吴总');
    expect(row).toMatchObject({ kind: 'burst', person: { name: '陈经理' } });
    const id = row?.id ?? '';
    expect((await manager.refused('signal.get', { id })).code).toBe('NOT_FOUND');
    expect((await manager.refused('signal.review', { id, verdict: 'explained' })).code).toBe('NOT_FOUND');
  });
});

describe('the days', () => {
  const through = () =>
    showroom.store.prepare("SELECT value FROM sync_meta WHERE key = 'signals_through'").pluck().get();
  const wake = () => {
    const { deps, clock } = showroom;
    const now = clock.now();
    createSignalCatchUp(deps)({ now, today: '2026-04-05', isAuthority: true });
  };

  test('after a long sleep the last fortnight is derived, three days at a call', () => {
    showroom.clock.set('2026-04-05 09:00');
    wake();
    expect(through()).toBe('2026-03-24');
    for (let n = 0; n < 4; n += 1) wake();
    expect(through()).toBe('2026-04-04');
    wake();
    expect(through()).toBe('2026-04-04');
  });

  test('that were derived under a date that was ahead are derived again when they have come', async () => {
    await calls(`${day} 23:40`, customers.slice(0, 7), { feedback: () => long });
    showroom.clock.set('2026-03-11 09:00');
    expect(await list()).toHaveLength(2);
    showroom.clock.set(`${day} 23:55`);
    expect(await list()).toEqual([]);
    showroom.clock.set('2026-03-11 09:00');
    expect(await list()).toHaveLength(2);
  });
});

test('the facts of a day are read by their indexes', () => {
  const { read } = showroom.store;
  const span = { personId: null, from: day, through: day };
  const queries = [
    contactsOnQuery(day),
    recordingsOnQuery(day),
    nextDaysChosenQuery(day),
    nextPlansMadeQuery(span),
    nextPlansMadeQuery({ ...span, personId: 'x' }),
    regradesWithoutQuery(span),
    regradesWithoutQuery({ ...span, personId: 'x' }),
  ];
  const steps = queries.flatMap((query) => read.explain(query));
  expect(steps.filter((step) => /^SCAN/.test(step))).toEqual([]);
  expect(steps.filter((step) => step.includes('SEARCH recording')).join()).toContain('recording_by_contact');
});
