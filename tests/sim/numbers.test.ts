import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyDatabase } from '../../db/verify.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { fullCard } from '../integration/card/card-kit.ts';
import { seededRandom } from '../integration/support/random.ts';
import { createTestShowroom, type TestShowroom } from '../integration/support/showroom.ts';

const seed = Number(process.env.QIATAN_SEED ?? 20260309);
const steps = 1200;
const phones = Array.from({ length: 8 }, (_, i) => `1390000000${i}`);
const accounts = ['wxid_a', 'wxid_b'];
const relations = ['spouse', 'child', 'payer', 'driver', 'staff'];

let showroom: TestShowroom;
beforeAll(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 08:00', seed });
  showroom.clock.set('2026-03-09 10:00');
});
afterAll(() => showroom.close());

/** Numbers that several living customers have though nobody can say why: written without the program's own code. */
function unexplained(): readonly string[] {
  const { store } = showroom;
  const pairs = store
    .prepare('SELECT customer_id, other_customer_id FROM kinship WHERE ended_at IS NULL AND deleted_hlc IS NULL')
    .raw()
    .all() as [string, string][];
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    const up = parent.get(id) ?? id;
    return up === id ? id : root(up);
  };
  for (const [one, other] of pairs) parent.set(root(one), root(other));
  const held = store
    .prepare(
      `SELECT number, id FROM (
         SELECT phone AS number, id FROM customer WHERE deleted_hlc IS NULL
         UNION SELECT phone2, id FROM customer WHERE deleted_hlc IS NULL
         UNION SELECT lower(wechat), id FROM customer WHERE deleted_hlc IS NULL
         UNION SELECT c.phone, c.customer_id FROM contact c JOIN customer o ON o.id = c.customer_id
           WHERE c.deleted_hlc IS NULL AND o.deleted_hlc IS NULL
         UNION SELECT lower(c.wechat), c.customer_id FROM contact c JOIN customer o ON o.id = c.customer_id
           WHERE c.deleted_hlc IS NULL AND o.deleted_hlc IS NULL)
       WHERE number IS NOT NULL`,
    )
    .raw()
    .all() as [string, string][];
  const roots = Map.groupBy(held, ([number]) => number);
  return [...roots].filter(([, rows]) => new Set(rows.map(([, id]) => root(id))).size > 1).map(([number]) => number);
}

const ids = (sql: string): readonly string[] => showroom.store.prepare(sql).pluck().all().map(String);

test(`every number is one living customer’s or explained by a household, whatever is done (seed ${seed})`, async () => {
  const bytes = seededRandom(seed);
  const below = (n: number): number => (n === 0 ? 0 : (((bytes(2)[0] ?? 0) << 8) | (bytes(2)[1] ?? 0)) % n);
  const one = <T>(list: readonly T[]): T | undefined => list[below(list.length)];
  const reached = new Map<string, number>();
  const people = ['王磊', '李娜', 'showroom_manager'].map((name) => showroom.as(name));
  const customer = () => one(ids('SELECT id FROM customer WHERE deleted_hlc IS NULL ORDER BY id'));
  const maybe = <T>(value: T): T | null => (below(3) === 0 ? null : value);
  type Act = () => readonly [procedure: string, input: Readonly<Record<string, unknown>>];
  const writeCard: Act = () => {
    const numbers = { phone: one(phones), phone2: maybe(one(phones)), wechat: maybe(one(accounts)) };
    const holder = one(
      ids(`SELECT customer_id FROM customer_identity WHERE value = '${numbers.phone}' ORDER BY customer_id`),
    );
    const as = one(['own', 'visit', 'report', 'household', 'household']);
    const choice = { customerId: maybe(holder) ?? customer() ?? 'none', as };
    const identity = below(2) === 0 ? {} : { identity: { ...choice, relation: one(relations) } };
    const card = one(ids("SELECT id FROM card WHERE state = 'quick' AND deleted_hlc IS NULL ORDER BY id"));
    const again = card !== undefined && below(2) === 0 ? { cardId: card } : {};
    const values = { ...fullCard, ...numbers, consultantId: people[below(2)]?.id };
    return below(2) === 0 || 'cardId' in again
      ? ['card.complete', { values, ...identity, ...again }]
      : ['card.quickSave', { values: { name: '赵', level: 'B', noPhoneReason: 'declined' } }];
  };
  // mostly cards: what is linked once makes strangers rare
  const acts: readonly Act[] = [
    ...Array.from({ length: 5 }, () => writeCard),
    () => ['household.link', { customerId: customer(), otherId: customer(), relation: one(relations) }],
    () => ['household.unlink', { id: one(ids('SELECT id FROM kinship WHERE ended_at IS NULL ORDER BY id')) ?? 'x' }],
    () => [
      'customer.update',
      {
        id: customer(),
        patch: one([
          { phone: one(phones) },
          { phone: null, noPhoneReason: 'declined' },
          { phone2: maybe(one(phones)) },
          { wechat: maybe(one(accounts)) },
        ]),
      },
    ],
    () => [
      'contact.add',
      {
        customerId: customer(),
        name: '陈队长',
        phone: one(phones),
        wechat: maybe(one(accounts)),
        personId: maybe(customer()),
      },
    ],
    () => [
      'contact.update',
      {
        id: one(ids('SELECT id FROM contact WHERE deleted_hlc IS NULL ORDER BY id')) ?? 'x',
        phone: maybe(one(phones)),
        personId: maybe(customer()),
      },
    ],
    () => ['contact.remove', { id: one(ids('SELECT id FROM contact WHERE deleted_hlc IS NULL ORDER BY id')) ?? 'x' }],
  ];
  for (let step = 0; step < steps; step++) {
    showroom.clock.advance(1000);
    const [procedure, input] = (one(acts) ?? acts[0])?.() ?? ['', {}];
    const answer = await one(people)?.raw(procedure, input);
    const how = JSON.stringify(input).includes('"as":"household"') ? ' household' : '';
    const outcome = `${procedure}${how} ${isRefusal(answer) ? answer.code : 'done'}`;
    reached.set(outcome, (reached.get(outcome) ?? 0) + 1);
    expect(unexplained(), `seed ${seed}, step ${step}: ${procedure} ${JSON.stringify(input)}`).toEqual([]);
  }
  // what was never reached was never proved
  for (const outcome of [
    'card.complete done',
    'card.complete PHONE_TAKEN',
    'card.complete household done',
    'card.complete household PHONE_TAKEN',
    'household.link done',
    'household.unlink done',
    'household.unlink NUMBER_SHARED',
    'customer.update done',
    'customer.update PHONE_TAKEN',
    'contact.add done',
    'contact.add PHONE_TAKEN',
    'contact.update done',
    'contact.remove done',
  ])
    expect(reached.get(outcome) ?? 0, `${outcome} of ${JSON.stringify(Object.fromEntries(reached))}`).toBeGreaterThan(
      0,
    );
  expect(showroom.log).toEqual([]);
  expect(verifyDatabase(showroom.store.connection)).toMatchObject({ findings: [], more: 0 });
}, 120_000);
