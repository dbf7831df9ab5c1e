import { createChance } from '../../../build/demo/chance.ts';
import { cardOf, createProspect } from '../../../build/demo/prospect.ts';
import { addDays, civilDateAt } from '../../../shared/calendar/civil-date.ts';
import type { Case } from '../measure.ts';
import type { BenchRoom } from '../room.ts';

const zone = 'Asia/Shanghai';
const rounds = 120;
const rowsOfCard = ['customer', 'opportunity', 'card', 'plan'] as const;

/** Saves: durable, through the dispatcher, against the bare engine writing the same rows in one commit. */
export function saveCases(room: BenchRoom): readonly Case[] {
  return [completeCard(room), recordFollowup(room)];
}

function completeCard(room: BenchRoom): Case {
  const { store, deps } = room;
  const consultant = room.as('consultant');
  const chance = createChance('bench cards');
  const today = civilDateAt(deps.clock(), zone);
  // numbers that no customer has, from an exchange of their own
  const first = Number(store.connection.prepare("SELECT count(*) FROM customer WHERE phone LIKE '166%'").pluck().get());
  return {
    id: 'card.complete',
    rounds,
    p95Budget: null,
    ratioBudget: 4,
    run: (round) => {
      const phone = `166${String(first + round).padStart(8, '0')}`;
      const prospect = createProspect(chance.of(round), { name: '测速人', gender: 'male', phone });
      const values = cardOf(prospect, { arrivedOn: today, contactWay: 'showroom', referrerId: null });
      // and plates of a province that no bulk customer's car is from
      const plate = typeof values.plate === 'string' ? `津A${phone.slice(-5)}` : null;
      return consultant.call('card.complete', { values: { ...values, plate, wechat: null, custom: null } });
    },
    raw: rawRows(room, 'card', rowsOfCard),
  };
}

function recordFollowup(room: BenchRoom): Case {
  const { store, deps } = room;
  const today = civilDateAt(deps.clock(), zone);
  const plans = store.connection
    .prepare(
      `SELECT id, opportunity_id AS opportunityId, assignee_id AS assigneeId FROM plan
       WHERE state = 'open' AND role = 'next' AND created_on < ? ORDER BY due_on, id LIMIT 1000`,
    )
    .all(today) as { id: string; opportunityId: string; assigneeId: string }[]; // three texts
  return {
    id: 'followup.record',
    rounds,
    p95Budget: null,
    ratioBudget: null,
    run: (round) => {
      const plan = plans[round];
      if (!plan) throw new Error('no plan is left to execute');
      const next = { dueOn: addDays(today, 2), method: 'phone' as const };
      return room.asPerson(plan.assigneeId).call('followup.record', {
        planId: plan.id,
        outcome: 'connected',
        method: 'phone',
        category: 'price_drop',
        feedback: `再降一点就定，第 ${round} 次`,
        opportunities: [{ opportunityId: plan.opportunityId, next }],
      });
    },
    raw: rawRows(room, 'followup', ['followup', 'plan']),
  };
}

/** The bare engine: new rows like the newest ones of these tables, in one commit. They are taken away afterwards. */
function rawRows(
  { store: { connection } }: BenchRoom,
  act: string,
  tables: readonly string[],
): (round: number) => void {
  const inserts = tables.map((table) => {
    const model = connection.prepare(`SELECT * FROM ${table} ORDER BY rowid DESC LIMIT 1`).get() as Record<
      string,
      unknown
    >;
    const columns = Object.keys(model);
    const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    return { statement: connection.prepare(text), values: Object.values(model).slice(1), table };
  });
  return (round) => {
    connection.exec('BEGIN IMMEDIATE');
    for (const { statement, values } of inserts) statement.run(`~raw-${act}-${round}`, ...values);
    connection.exec('COMMIT');
  };
}

/** Takes the rows of the bare engine away, also those of a run that was interrupted. */
export function removeRawRows({ store: { connection } }: BenchRoom): void {
  // a range, because no index helps a pattern: reading the tables whole would push their pages out of every cache
  for (const table of [...rowsOfCard, 'followup'])
    connection.exec(`DELETE FROM ${table} WHERE id >= '~raw-' AND id < '~raw.'`);
}
