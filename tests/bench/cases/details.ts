import type { Case } from '../measure.ts';
import type { BenchRoom } from '../room.ts';

const rounds = 100;
const p95Budget = 10;

/** One customer, one plan: what is opened from a list. */
export function detailCases(room: BenchRoom): readonly Case[] {
  const { connection } = room.store;
  const consultant = room.as('consultant');
  const texts = (sql: string, ...params: readonly string[]): readonly string[] =>
    connection
      .prepare(sql)
      .pluck()
      .all(...params)
      .map(String);
  const customers = texts(
    'SELECT id FROM customer WHERE owner_id = ? ORDER BY updated_at DESC LIMIT 2000',
    consultant.id,
  );
  const plans = texts(
    "SELECT id FROM plan WHERE assignee_id = ? AND state = 'open' AND role = 'next' LIMIT 400",
    consultant.id,
  );
  const pick = (list: readonly string[], round: number): string => list[(round * 7919) % list.length] ?? '';
  const customerRow = connection.prepare('SELECT * FROM customer WHERE id = ?');
  const contacts = connection.prepare(
    'SELECT * FROM followup WHERE customer_id = ? ORDER BY at DESC, id DESC LIMIT 51',
  );
  const planRow = connection.prepare('SELECT * FROM plan WHERE id = ?');
  const common = { rounds, p95Budget, ratioBudget: null };
  return [
    {
      ...common,
      id: 'customer.detail',
      run: (round) => consultant.call('customer.get', { id: pick(customers, round) }),
      raw: (round) => customerRow.get(pick(customers, round)),
    },
    {
      ...common,
      id: 'customer.timeline',
      run: (round) => consultant.call('customer.timeline', { id: pick(customers, round) }),
      raw: (round) => contacts.all(pick(customers, round)),
    },
    {
      ...common,
      id: 'customer.detail+timeline',
      run: async (round) => {
        await consultant.call('customer.get', { id: pick(customers, round) });
        await consultant.call('customer.timeline', { id: pick(customers, round) });
      },
      raw: (round) => [customerRow.get(pick(customers, round)), contacts.all(pick(customers, round))],
    },
    {
      ...common,
      id: 'plan.sheet',
      run: (round) => consultant.call('plan.get', { id: pick(plans, round) }),
      raw: (round) => planRow.get(pick(plans, round)),
    },
  ];
}
