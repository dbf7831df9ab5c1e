import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Connection } from '../../../api/call.ts';
import { createDispatch, type Dispatch } from '../../../api/dispatch.ts';
import type { Reader } from '../../../db/query.ts';
import { isShaped, Place } from '../../../db/query-shape.ts';
import { runCommand } from '../../../db/unit-of-work.ts';
import { civilDateAt } from '../../../shared/calendar/civil-date.ts';
import { contract } from '../../../shared/contract/index.ts';
import { dayScenario } from '../../fixtures/day/scenario.ts';
import { aPhoto, attach } from '../attachment/kit.ts';
import { playDay } from '../audit/support/play.ts';
import { addCustomer } from '../support/customers.ts';
import { openSession } from '../support/people.ts';
import { nextOn, reached } from '../support/plans.ts';
import { createTestShowroom, type Person, type TestShowroom, testPassword } from '../support/showroom.ts';
import { type Asked, consultant, day, ids, lists, others } from './asked-lists.ts';
import { hear, hearTwice, leaveWaiting, signalEvenings } from './fill-recordings.ts';

type Query = Parameters<Reader['explain']>[0];

/** A store has few of these, however long it is in use; books of paper cards are some hundred a year. */
const smallTables: ReadonlySet<string> = new Set([
  'api_token',
  'calendar_day',
  'card_book',
  'credential',
  'custom_field',
  'device',
  'dictionary_entry',
  'level_policy',
  'rulebook',
  'saved_filter',
  'score_sheet',
  'staff',
  'store',
  'vehicle',
]);

/** Statements whose rows are few by what they mean, read whole or sorted after they were found. */
const handfuls: readonly (readonly [text: string, why: string])[] = [
  ['as "few"', 'an index counted to a fixed number'],
  ['"leave" where "through_on" >= ?', 'the leaves that are not over, by an index'],
  ['select max(rowid)', 'the last entry of the table'],
  ['"opportunity"."customer_id" in', 'the open opportunities of the customers of one page'],
  [`"plan"."role" = 'decision' and "plan"."state" = 'open'`, 'what waits for a manager, in an index of its own'],
  [`state IN ('unread', 'read') group by`, 'the instructions that wait, in an index of their own'],
  ['group by "consent"."purpose"', 'the consents of one customer'],
  ['group by "customer_id", "purpose"', 'the consents of the customers of one page'],
  [
    '"card_id", "traffic_id", "body" from "draft"',
    'what somebody is writing at the moment, for a request to be forgotten',
  ],
  ['from "staff" left join "credential"', 'the staff, each with the last of his sessions'],
  ['order by "ownership"."row_hlc" desc', 'the ownership facts of one customer, when he is derived anew'],
  ['"merged_into_id" = ? and', 'the records that became part of one customer'],
  ['"change"."entity" = ? and "change"."row_id" = ?', 'what happened to one row'],
];

let showroom: TestShowroom;
let dispatch: Dispatch;
let asked: Query[] = [];

beforeAll(async () => {
  const scenario = dayScenario({ serials: ['DZ-202600', 'DZ-202602'], withoutPaper: false });
  showroom = await createTestShowroom({ at: '2026-03-09 08:00', consultants: scenario.consultants });
  await playDay(showroom, scenario);
  const { store, deps } = showroom;
  const { read } = store;
  const noting: Reader = {
    ...read,
    all: (query) => {
      asked.push(query);
      return read.all(query);
    },
    get: (query) => {
      asked.push(query);
      return read.get(query);
    },
  };
  dispatch = createDispatch({ ...deps, store: { ...store, read: noting } });
  await fill();
}, 120_000);
afterAll(() => showroom.close());

/** What the day itself does not bring: drafts, customers whom two people hold, a plan of today, one that was done, a request to end, a login. */
async function fill(): Promise<void> {
  const { store, clock } = showroom;
  const one = (sql: string): string => String(store.prepare(sql).pluck().get());
  const me = showroom.as(consultant);
  for (const name of ['田', '宋']) await me.call('card.saveDraft', { body: { name } });
  const [ending, done, open] = [0, 1, 2].map((i) =>
    addCustomer(showroom, { level: 'A', owner: me.name, name: `田永刚${i}`, phone: `1380000000${i}` }),
  );
  if (!ending || !done || !open) throw new Error('nobody was added');
  await reportEach([ending, done]);
  clock.advance(2 * 86_400_000);
  const lost = { ending: 'lost' as const, reason: '买了哈弗', competitor: '宋PLUS' };
  const request = { planId: ending.planId, wish: { ending: lost } };
  await me.call('followup.record', reached(ending.opportunityId, null, request));
  await me.call('followup.record', reached(done.opportunityId, nextOn('2026-03-16'), { planId: done.planId }));
  await showroom.stranger().call('session.login', { loginName: me.loginName, password: testPassword });
  const admin = showroom.as('admin');
  await admin.call('customField.add', { code: 'hobby', label: '爱好', kind: 'text', scope: 'customer' });
  await admin.call('customField.add', { code: 'birthday', label: '生日', kind: 'date', scope: 'customer' });
  await admin.call('customField.add', { code: 'height', label: '身高', kind: 'number', scope: 'customer' });
  const options = [{ label: '有' }, { label: '没有' }];
  await admin.call('customField.add', { code: 'garage', label: '车库', kind: 'choice', scope: 'customer', options });
  await me.call('filter.create', { name: '快到期的', list: {} });
  await me.call('consent.record', { id: open.id, purpose: 'marketing', given: false, way: 'phone' });
  const manager = showroom.as('sales_manager');
  const month = { from: day, to: day };
  const { id } = await manager.call('export.begin', { kind: 'cards', purpose: '月报', ...month });
  await manager.call('export.advance', { id });
  await manager.call('export.file', { id });
  await showroom.as('admin').call('token.create', { staffId: me.id, name: '总部报表' });
  await tendFamily(me, open.id, done.id);
  await instruct(me, open.id);
  for (const i of [6, 7]) callInVain(me, `1330000000${i}`);
  const photo = await aPhoto();
  const cardId = one('SELECT id FROM card');
  for (const size of [40, 50]) {
    await attach(showroom.as('sales_manager'), { customerId: open.id }, { content: await aPhoto(size, size) });
    await attach(showroom.as('receptionist'), { cardId }, { content: await aPhoto(size, size) });
  }
  ids.draft = one('SELECT id FROM draft');
  await attach(me, { draftId: ids.draft }, { content: photo });
  for (const i of [6, 7]) {
    // asked for the month in which the store was set up, it grows stale by itself; two of them are two pages
    const expectedOn = '2026-03-11';
    addCustomer(showroom, { level: 'H', owner: me.name, name: `田永刚${i}`, phone: `1380000000${i}`, expectedOn });
  }
  await leaveWaiting(showroom);
  await handOn();
  hear(showroom, me, open.id, done.id);
  ids.cardNumber = one('SELECT number FROM card');
  ids.book = one('SELECT id FROM card_book');
  ids.card = one('SELECT id FROM card');
  ids.consultant = me.id;
  ids.customer = open.id;
  ids.finding = one('SELECT id FROM finding');
  for (const priceFen of [11_580_000, 11_280_000])
    await me.call('quote.add', { opportunityId: open.opportunityId, priceFen });
  ids.signal = signalEvenings(showroom, me.id);
  ids.opportunity = open.opportunityId;
  ids.plan = open.planId;
  await sellTwice(me);
  await hearTwice(showroom, me);
  const [twin, kept, gone] = [3, 4, 5].map((i) =>
    addCustomer(showroom, { level: 'A', owner: me.name, name: `田永刚${i}`, phone: `1380000000${i}` }),
  );
  const { mergeId } = await showroom
    .as('sales_manager')
    .call('merge.merge', { id: kept?.id ?? '', otherId: gone?.id ?? '' });
  Object.assign(ids, { twin: twin?.id, kept: kept?.id, merge: mergeId });
}

/** A hand-over, a leave that is over and one of today with what was due waiting for the stand-in. */
async function handOn(): Promise<void> {
  const manager = showroom.as('sales_manager');
  const [me, ...others] = showroom.staff.filter(({ role }) => role === 'consultant');
  const [receiver, absent] = others;
  if (!me || !receiver || !absent) throw new Error('nobody to hand over to');
  for (let i = 0; i < 2; i++) {
    const { id } = addCustomer(showroom, { owner: me.name, name: '韩磊', phone: `1360000000${i}` });
    const given = { fromId: me.id, customerIds: [id], receiverIds: [receiver.id], kind: 'balance' as const };
    const handover = await manager.call('handover.begin', given);
    await manager.call('handover.advance', { id: handover.id });
    addCustomer(showroom, { owner: absent.name, name: '韩雪', phone: `1350000000${i}` });
  }
  showroom.clock.advance(2 * 86_400_000);
  for (const [fromOn, throughOn] of [
    ['2026-03-09', '2026-03-09'],
    ['2026-03-10', '2026-03-10'],
    ['2026-03-13', '2026-03-14'],
    ['2026-03-16', '2026-03-17'],
  ] as const)
    await manager.call('leave.enter', { staffId: absent.id, kind: 'sick', fromOn, throughOn, standInId: receiver.id });
  ids.receiver = receiver.name;
}

/** Two cars that wait, two handed over and two orders called off, so that each part of the list has a second page. */
async function sellTwice(me: Person): Promise<void> {
  const today = civilDateAt(showroom.clock.now(), 'Asia/Shanghai');
  const order = { orderedOn: today, vehicleId: 'm6-plus', priceFen: 11_280_000, depositFen: 0 };
  const address = { customerType: 'person', source: 'walk_in', regionCode: '130682', street: '中山路 8 号' };
  for (let i = 0; i < 6; i++) {
    const { opportunityId } = addCustomer(showroom, { owner: me.name, name: `何静${i}`, phone: `1340000000${i}` });
    const vin = `LGWEF4A50MF00000${i}`;
    const delivery = { deliveredOn: today, customer: address };
    const { id } = await me.call('sale.order', { ...order, opportunityId, vin, ...(i < 2 ? { delivery } : {}) });
    if (i >= 4) await me.call('sale.cancel', { id, reason: '贷款没批', level: 'N', noExpectedDate: true });
  }
}

/** A customer with an order whom nobody reached on three days. */
function callInVain(me: Person, phone: string): void {
  const { store, clock } = showroom;
  const ordered = addCustomer(showroom, { level: 'A', owner: me.name, name: '田永刚', phone });
  const env = { command: 'test', actorId: me.id, now: clock.now(), isAuthority: true };
  runCommand(store, env, (tx) => {
    const { id: customerId, opportunityId, planId } = ordered;
    tx.update('opportunity', opportunityId, { level: 'O' });
    tx.update('plan', planId, { origin: 'retry' });
    for (const n of [3, 2, 1])
      tx.insert('followup', {
        ...{ id: tx.newId(), customerId, opportunityId, planId: null, contactId: tx.newId(), cardId: null },
        ...{ byId: me.id, createdById: me.id, at: clock.now() - n * 86_400_000, onDay: `2026-03-0${9 - n}` },
        ...{ method: 'phone', outcome: 'no_answer', category: null, feedback: '', attempt: 1 },
      });
  });
}

/** A contact who is a customer himself, a household, a tag, and two shares each way, so that a list has a second page. */
async function tendFamily(me: Person, customerId: string, otherId: string): Promise<void> {
  await me.call('contact.add', { customerId, name: '陈队长', phone: '13911112222', personId: otherId });
  await me.call('tag.change', { customerIds: [customerId, otherId], add: ['key_customer'] });
  const [clerk, colleague] = [
    showroom.as('clerk'),
    showroom.staff.find((each) => each.role === 'consultant' && each.id !== me.id),
  ];
  if (!colleague) throw new Error('nobody to share with');
  for (const id of [customerId, otherId])
    await me.call('share.give', { customerId: id, staffIds: [clerk.id, colleague.id] });
  for (let i = 0; i < 2; i++) {
    const theirs = addCustomer(showroom, { owner: colleague.name, name: '宋佳', phone: `1370000000${i}` });
    await showroom.as(colleague.name).call('share.give', { customerId: theirs.id, staffIds: [me.id] });
  }
  const { rows } = await me.call('share.list', { customerId });
  await me.call('share.end', { id: rows[0]?.id ?? '' });
}

/** Instructions of every state, two of each, so that every part of the list has a second page. */
async function instruct(me: Person, customerId: string): Promise<void> {
  const manager = showroom.as('sales_manager');
  for (const state of ['unread', 'read', 'answered', 'unread', 'read', 'answered']) {
    const { id } = await manager.call('instruction.write', { customerId, content: '今天定下看车时间' });
    if (state === 'read') await me.call('instruction.acknowledge', { id });
    if (state === 'answered') await me.call('instruction.answer', { id, content: '已约周六' });
  }
}

/** A colleague announces customers that somebody has already. */
async function reportEach(customers: readonly { readonly id: string }[]): Promise<void> {
  const me = showroom.as(consultant);
  const colleague = showroom.staff.find(({ role, id }) => role === 'consultant' && id !== me.id);
  for (const { id: customerId } of customers) {
    const phone = String(showroom.store.prepare('SELECT phone FROM customer WHERE id = ?').pluck().get(customerId));
    const values = { name: '田', gender: 'male', phone, level: 'A' } as const;
    await showroom.as(colleague?.name ?? '').call('card.quickSave', { values, identity: { customerId, as: 'report' } });
  }
}

type Spec = {
  readonly '~orpc': {
    readonly route: { readonly method: string };
    readonly inputSchema: z.ZodType;
    readonly outputSchema: z.ZodType;
  };
};

function specOf(name: string): Spec['~orpc'] {
  const [capability = '', procedure = ''] = name.split('.');
  // the contract is read by name here
  const table = contract as unknown as Readonly<Record<string, Readonly<Record<string, Spec>>>>;
  const spec = table[capability]?.[procedure]?.['~orpc'];
  if (!spec) throw new Error(`the contract has no ${name}`);
  return spec;
}

function inputOf(name: string): object {
  const { inputSchema } = specOf(name);
  return inputSchema instanceof z.ZodObject ? inputSchema.shape : {};
}

/** Every procedure of the contract that answers with rows and changes nothing. */
function listsOfContract(): readonly string[] {
  return Object.entries(contract).flatMap(([capability, procedures]) =>
    Object.entries(procedures as unknown as Readonly<Record<string, Spec>>)
      .filter(([, { '~orpc': spec }]) => spec.route.method === 'GET' && hasRows(spec.outputSchema))
      .map(([procedure]) => `${capability}.${procedure}`),
  );
}

function hasRows(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject && schema.shape.rows instanceof z.ZodArray;
}

async function call(procedure: string, who: string, input: unknown): Promise<Readonly<Record<string, unknown>>> {
  const person = showroom.as(who);
  const connection: Connection = {
    transport: 'browser',
    address: '127.0.0.1',
    agent: 'test',
    secret: openSession(showroom.store, person, showroom.clock.now()),
    setSecret: () => {},
  };
  const answer = await dispatch(procedure, input, connection);
  return z.record(z.string(), z.unknown()).parse(answer);
}

/** The statements of a list's first page and, where there is one, of its second. */
async function statementsOf(procedure: string, [who, input]: Asked): Promise<readonly Query[]> {
  asked = [];
  const isPaged = 'limit' in inputOf(procedure);
  const first = await call(procedure, who, isPaged ? { ...input, limit: 1 } : input);
  expect(first, `${procedure} for ${who}`).not.toHaveProperty('refused');
  const { nextCursor } = first;
  if (typeof nextCursor === 'string') await call(procedure, who, { ...input, limit: 1, cursor: nextCursor });
  return asked;
}

/** The tables of a statement by the names under which its plan speaks of them. */
function tablesOf(sql: string): ReadonlyMap<string, string> {
  const named = [...sql.matchAll(/(?:from|join) "(\w+)"(?: as "(\w+)")?/g)];
  return new Map(named.map(([, table = '', alias]) => [alias ?? table, table]));
}

/** One entry so many further on in an index: the number stands in the text, so no request makes it larger. */
const boundedSkip = / limit 1 offset \d{1,5}$/;

/** What of a statement's plan grows with the store. */
function growing(query: Query): readonly string[] {
  const { sql } = query.compile();
  if (handfuls.some(([text]) => sql.includes(text))) return [];
  const tables = tablesOf(sql);
  const isBig = (name: string): boolean => !smallTables.has(tables.get(name) ?? name);
  const isSorted = [...tables.values()].some((table) => !smallTables.has(table));
  return showroom.store.read.explain(query).filter((step) => {
    if (step.includes('TEMP B-TREE')) return isSorted;
    const [, name = '', how = ''] = /^SCAN (\w+)(.*)/.exec(step) ?? [];
    if (name === '' || !isBig(name) || / VIRTUAL TABLE INDEX /.test(how)) return false;
    // in the order of an index, or of the rows themselves, a page is read and nothing behind it
    const isOrdered = / USING (COVERING )?INDEX /.test(how) || / order by "(\w+"\.")?seq" desc limit \?$/.test(sql);
    return !(isOrdered && (/ limit \?$/.test(sql) || boundedSkip.test(sql)));
  });
}

it('names every list of the contract', () => {
  expect(Object.keys(lists)).toEqual(
    listsOfContract()
      // the sheet that is about to be signed: a signed one is the same without its making
      .filter((name) => name !== 'sheet.preview')
      .sort(),
  );
});

describe.each(Object.entries({ ...lists, ...others }))('%s', (procedure, inputs) => {
  it('reads no table whole, sorts nothing that grows and skips over no rows', async () => {
    for (const each of inputs()) {
      const statements = await statementsOf(procedure, each);
      expect(statements.length, JSON.stringify(each)).toBeGreaterThan(0);
      for (const query of statements) {
        const { sql } = query.compile();
        expect(growing(query), sql).toEqual([]);
        expect(sql.replace(boundedSkip, '')).not.toMatch(/ offset /);
      }
    }
  });

  it('runs for each shape of its statements what was asked for', async () => {
    for (const each of inputs())
      for (const query of await statementsOf(procedure, each)) {
        if (!isShaped(query)) continue;
        const [alone, shape] = [query.compile(), query.compileShape()];
        const filled = shape.parameters.map((place) => (place instanceof Place ? query.values[place.index] : place));
        expect([shape.sql, filled]).toEqual([alone.sql, alone.parameters]);
      }
  });
});

it('has rows in every list, without which there would be statements that never run', async () => {
  for (const [procedure, inputs] of Object.entries(lists)) {
    const pages = await Promise.all(inputs().map(([who, input]) => call(procedure, who, input)));
    const rows = pages.flatMap((page) => z.array(z.unknown()).parse(page.rows));
    expect(rows.length, procedure).toBeGreaterThan(0);
  }
});
