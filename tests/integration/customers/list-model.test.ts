import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysIn, readPage } from '../../../api/customer/list-page.ts';
import { termsOf } from '../../../api/customer/list-terms.ts';
import { customFieldsOf } from '../../../db/queries/custom-fields.ts';
import type { Bounds } from '../../../db/queries/customer-walk.ts';
import { staffByName } from '../../../db/queries/staff.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { addDays, startOfDay } from '../../../shared/calendar/civil-date.ts';
import {
  type Condition,
  type CustomerSort,
  customerSorts,
  sortsOfPursuit,
} from '../../../shared/domain/customer-filter.ts';
import { levels } from '../../../shared/domain/level.ts';
import { addCustomer, addOpportunity } from '../support/customers.ts';
import { seededRandom } from '../support/random.ts';
import { changeRow } from '../support/rows.ts';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';

const zone = 'Asia/Shanghai';
const today = '2026-03-20';
const count = 48;
let showroom: TestShowroom;

/** A customer as the store has him, read by a statement of its own. */
interface Known {
  readonly id: string;
  readonly owner_id: string | null;
  readonly name: string;
  readonly pinyin: string;
  readonly source: string | null;
  readonly region_code: string | null;
  readonly remark: string;
  readonly custom: string;
  readonly tags: string | null;
  readonly created_on: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly last_contact_at: number | null;
  readonly levels: string;
  readonly due: string | null;
}

const random = seededRandom(20261129);
const byte = (): number => random(1)[0] ?? 0;
const pick = <T>(list: readonly T[]): T => {
  const found = list[byte() % list.length];
  if (found === undefined) throw new Error('an empty list');
  return found;
};

beforeAll(async () => {
  showroom = await createTestShowroom({ at: '2026-03-02 09:00', consultants: ['王磊', '李娜', '赵静'] });
  const admin = showroom.as('admin');
  await admin.call('customField.add', { code: 'hobby', label: '爱好', kind: 'text', scope: 'customer' });
  await admin.call('customField.add', { code: 'height', label: '身高', kind: 'number', scope: 'customer' });
  const options = [{ label: '有' }, { label: '没有' }];
  await admin.call('customField.add', { code: 'garage', label: '车库', kind: 'choice', scope: 'customer', options });
  for (let i = 0; i < count; i++) {
    showroom.clock.advance((byte() % 12) * 3_600_000);
    const owner = pick(['王磊', '李娜', '赵静']);
    const customer = addCustomer(showroom, {
      name: `${pick(['田', '宋', '单于', '𠮷'])}${pick(['永刚', '佳', '婷'])}`,
      phone: `138${String(i).padStart(8, '0')}`,
      owner,
      level: pick(['H', 'A', 'B', 'C', 'N'] as const),
    });
    changeRow(showroom, 'customer', customer.id, {
      street: `兴华路 ${i} 号`,
      source: pick(['online', 'walk_in', null]),
      regionCode: pick(['130682', '130631', '110105', null]),
      remark: pick(['', '左手戴表', 'Tall, 戴眼镜']),
      ...pick([
        {},
        { custom: '{"garage":"you","height":180,"hobby":"钓鱼"}' },
        { custom: '{"height":9,"hobby":"跑步"}' },
      ]),
    });
    if (byte() % 3 === 0)
      await showroom.as(owner).call('tag.change', { customerIds: [customer.id], add: ['key_customer'] });
    if (byte() % 5 === 0) addOpportunity(showroom, customer.id, { owner, level: pick(['H', 'C'] as const) });
    if (byte() % 4 === 0)
      changeRow(showroom, 'opportunity', customer.opportunityId, { state: 'ended', endedAs: 'lost', endedOn: today });
  }
}, 120_000);
afterAll(() => showroom.close());

function everybody(): readonly Known[] {
  return showroom.store.connection
    .prepare(
      `SELECT c.*, (SELECT tag FROM customer_tag WHERE customer_id = c.id AND deleted_hlc IS NULL) AS tags, (SELECT group_concat(level, '') FROM opportunity WHERE customer_id = c.id AND state <> 'ended') AS levels,
         (SELECT min(due_on) FROM plan WHERE customer_id = c.id AND role = 'next' AND state = 'open' AND opportunity_id IN (
           SELECT id FROM opportunity WHERE customer_id = c.id AND state <> 'ended')) AS due
       FROM customer c WHERE deleted_hlc IS NULL`,
    )
    .all() as Known[];
}

/** The conditions again, in plain words over plain rows. */
const fits: Readonly<Record<string, (known: Known) => boolean>> = {
  level: ({ levels: all }) => ['H', 'A'].includes(levels.find((level) => all?.includes(level)) ?? ''),
  source: ({ source }) => source !== 'online',
  region: ({ region_code: code }) => code?.startsWith('1306') === true,
  nextPlan: ({ due }) => due !== null && due < today,
  created: ({ created_on: on }) => on >= '2026-03-05' && on <= '2026-03-12',
  pursuit: ({ levels: all }) => all !== null,
  remark: ({ remark }) => remark.toLowerCase().includes('tall'),
  owner: ({ owner_id: id }) => id === showroom.as('李娜').id || id === showroom.as('赵静').id,
  gender: () => true,
  tag: ({ tags }) => tags !== null,
  'custom.garage': ({ custom }) => !custom.includes('"garage":"you"'),
  'custom.hobby': ({ custom }) => custom.includes('钓'),
  'custom.height': ({ custom }) => custom.includes('"height":180'),
  lastContact: ({ last_contact_at: at }) => at !== null && at < startOfDay(addDays(today, -4), zone),
};

function conditionOf(field: string): Condition {
  const byField: Readonly<Record<string, Omit<Condition, 'field'>>> = {
    level: { test: 'is', values: ['H', 'A'] },
    source: { test: 'not', values: ['online'] },
    region: { test: 'is', values: ['130600'] },
    nextPlan: { test: 'to', values: ['today-1'] },
    created: { test: 'between', values: ['2026-03-05', 'today-8'] },
    pursuit: { test: 'is', values: ['open', 'waiting'] },
    remark: { test: 'has', values: ['TALL'] },
    owner: { test: 'is', values: [showroom.as('李娜').id, showroom.as('赵静').id] },
    gender: { test: 'is', values: ['male'] },
    tag: { test: 'is', values: ['key_customer'] },
    'custom.garage': { test: 'not', values: ['you'] },
    'custom.hobby': { test: 'has', values: ['钓'] },
    'custom.height': { test: 'between', values: ['10', '180'] },
    lastContact: { test: 'to', values: ['today-5'] },
  };
  const condition = byField[field];
  if (!condition) throw new Error(field);
  // the fields of this table are fields of conditions
  return { field, ...condition } as Condition;
}

interface Case {
  readonly sort: CustomerSort;
  readonly descends: boolean;
  readonly fields: readonly string[];
  readonly only: string | null;
}

/** Everything in order, sorted by bytes as the store sorts. */
function expected({ sort, descends, fields, only }: Case): readonly string[] {
  const owners = staffByName(showroom.store.read);
  const names = new Map(owners.map((id, at) => [id, String(at).padStart(3, '0')]));
  const rank = (known: Known): number => levels.findIndex((level) => known.levels.includes(level));
  const keys: Readonly<Record<CustomerSort, (known: Known) => readonly (string | number)[]>> = {
    updated: (known) => [known.updated_at],
    created: (known) => [known.created_on, known.created_at],
    contact: (known) => [known.last_contact_at ?? 0],
    name: (known) => [known.pinyin],
    level: (known) => [rank(known), known.due ?? '~'],
    nextPlan: (known) => [known.due ?? '~'],
    expected: () => [],
    owner: (known) => [names.get(known.owner_id ?? '') ?? '~', -known.updated_at],
  };
  const bytes = (value: string | number): string =>
    typeof value === 'number' ? String(value + 1e15).padStart(20, '0') : Buffer.from(value).toString('hex');
  const found = everybody()
    .filter((known) => fields.every((field) => fits[field]?.(known)))
    .filter((known) => only === null || known.owner_id === only)
    .filter((known) => !sortsOfPursuit.has(sort) || known.levels !== null)
    .map((known) => ({ id: known.id, key: keys[sort](known).map(bytes), tie: known.id }));
  const compare = (a: (typeof found)[number], b: (typeof found)[number]): number => {
    for (const [i, left] of a.key.entries()) {
      const right = b.key[i] ?? '';
      if (left !== right) return left < right ? -1 : 1;
    }
    // within one owner the newest come first
    return (sort === 'owner' ? -1 : 1) * (a.tie < b.tie ? -1 : 1);
  };
  const sorted = found.toSorted(compare);
  return (descends ? sorted.toReversed() : sorted).map(({ id }) => id);
}

/** Reads a list from one end to the other, page by page. */
function readAll({ sort, descends, fields, only }: Case, bounds: Bounds, backwards: boolean, limit: number) {
  const { read } = showroom.store;
  const terms = [
    ...(only === null ? [] : [{ column: 'ownerId' as const, test: 'in' as const, values: [only] }]),
    ...termsOf(fields.map(conditionOf), { today, zone, vehiclesOf: () => [], own: customFieldsOf(read) }),
  ];
  const named = terms.filter(({ column }) => column === 'ownerId');
  const owners = [...staffByName(read), null].filter((id) =>
    named.every(({ values }) => id !== null && values.includes(id)),
  );
  const ids: string[] = [];
  let after: ReturnType<typeof keysIn> | null = null;
  for (let page = 0; page < 600; page++) {
    const found = readPage(read, { sort, descends, terms, after, backwards, limit, owners, bounds });
    expect(found.rows.length).toBeLessThanOrEqual(limit);
    const rows = found.rows.map(({ id }) => id);
    ids.splice(backwards ? 0 : ids.length, 0, ...rows);
    after = backwards ? found.first : found.last;
    if (after === null) return ids;
  }
  throw new Error('the list never ends');
}

const boundsTried: readonly Bounds[] = [
  { sorted: 400, row: 1000, dearRow: 150, owner: 20_000, ownersRow: 5000 },
  { sorted: 0, row: 1000, dearRow: 150, owner: 20_000, ownersRow: 5000 },
  { sorted: 0, row: 3, dearRow: 2, owner: 5, ownersRow: 4 },
  { sorted: 9, row: 1, dearRow: 1, owner: 1, ownersRow: 1 },
];

describe('a list of customers, read page by page in either direction', () => {
  it.each(Object.keys(customerSorts))('sorted by %s holds whoever fits, each once and in order', (sort) => {
    const fieldSets = [
      [],
      ...Object.keys(fits).map((field) => [field]),
      ['level', 'source'],
      ['region', 'created', 'remark'],
    ];
    let found = 0;
    for (const fields of fieldSets)
      for (const descends of [false, true])
        for (const only of [null, showroom.as('王磊').id])
          for (const [at, bounds] of boundsTried.entries()) {
            const asked = { sort: sort as CustomerSort, descends, fields, only };
            const wanted = expected(asked);
            found += wanted.length;
            const backwards = (at + fields.length) % 2 === 1;
            expect(
              readAll(asked, bounds, backwards, 1 + (at % 5)),
              JSON.stringify({ ...asked, bounds, backwards }),
            ).toEqual(wanted);
          }
    expect(found).toBeGreaterThan(500);
  });

  it('goes on in the other direction from the page that it left', () => {
    const { read } = showroom.store;
    const base = { sort: 'name', descends: false, terms: [], owners: [], limit: 7, bounds: boundsTried[0] } as const;
    if (!base.bounds) throw new Error('no bounds');
    const asked = { ...base, bounds: base.bounds };
    const first = readPage(read, { ...asked, after: null, backwards: false });
    const second = readPage(read, { ...asked, after: first.last, backwards: false });
    const back = readPage(read, { ...asked, after: second.first, backwards: true });
    const [begin] = second.rows;
    if (!begin) throw new Error('no second page');
    const before = readPage(read, { ...asked, after: keysIn('name', begin), backwards: true });
    expect(before.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    expect(back.last).toEqual(first.last);
    expect(before.first).toBeNull();
  });
});

it('what lists sort and filter by follows from the facts after any of this', () => {
  expect(verifyDatabase(showroom.store.connection)).toMatchObject({ findings: [] });
});
