import { addDays, type CivilDate, civilDateAt } from '../../../shared/calendar/civil-date.ts';
import type { ProcedureName } from '../../../shared/contract/index.ts';
import type { InputOf } from '../../integration/support/showroom.ts';
import type { Case } from '../measure.ts';
import type { BenchRoom, Caller } from '../room.ts';

const writes = 60;
const reads = 80;
/** Rounds that are not counted. */
const uncounted = 8;
const budget = { raw: null, ratioBudget: null } as const;

/** Whom something is done with: an open plan, and what it hangs on. */
interface Subject {
  readonly customerId: string;
  readonly opportunityId: string;
  readonly assigneeId: string;
}

/**
 * Instructions, orders, deliveries with their four plans, and the lists and counts that a day begins with. What is
 * written comes first, so that the lists have it to show. Durable, through the dispatcher.
 */
export function followUpCases(room: BenchRoom): readonly Case[] {
  const today = civilDateAt(room.deps.clock(), 'Asia/Shanghai');
  return [...instructionCases(room, today), ...saleCases(room, today), ...readCases(room, today)];
}

function instructionCases(room: BenchRoom, today: CivilDate): readonly Case[] {
  const [consultant, manager] = [room.as('consultant'), room.as('showroom_manager')];
  const subjects = subjectsOf(room, today, consultant.id);
  const write: Case = {
    ...budget,
    id: 'instruction.write',
    rounds: writes,
    p95Budget: 50,
    run: (round) =>
      manager.call('instruction.write', {
        customerId: subjectAt(subjects, round).customerId,
        content: `旧车可按 3.2 万收，今天把看车时间定下来。第 ${round} 条`,
      }),
  };
  return [
    write,
    reading('instruction.list.own', consultant, 'instruction.list', {}),
    reading('instruction.list.all', manager, 'instruction.list', {}),
    reading('instruction.counts', manager, 'instruction.counts', {}),
    reading('plan.today.instructed', consultant, 'plan.today', {}),
  ];
}

function saleCases(room: BenchRoom, today: CivilDate): readonly Case[] {
  const manager = room.as('showroom_manager');
  const subjects = subjectsOf(room, today, null);
  const first = Number(room.store.connection.prepare('SELECT count(*) FROM sale').pluck().get());
  const waiting: { readonly id: string; readonly seller: Caller }[] = [];
  const order: Case = {
    ...budget,
    id: 'sale.order',
    rounds: writes,
    p95Budget: 50,
    run: async (round) => {
      const { opportunityId, assigneeId } = subjectAt(subjects, round);
      const seller = room.asPerson(assigneeId);
      const entered = await seller.call('sale.order', {
        ...{ opportunityId, orderedOn: today, vehicleId: 'm6-plus' },
        ...{ priceFen: 11_280_000, depositFen: 500_000 },
      });
      waiting.push({ id: entered.id, seller });
    },
  };
  const deliver: Case = {
    ...budget,
    id: 'sale.deliver',
    rounds: writes,
    p95Budget: 50,
    run: async (round) => {
      const sold = waiting[round];
      if (!sold) throw new Error('sale.deliver comes after sale.order');
      const vin = `LGWEF4A5${String(first + round).padStart(9, '0')}`;
      const customer = {
        ...{ customerType: 'person', source: 'walk_in', regionCode: '130682', street: '中山路 8 号' },
      } as const;
      const delivery = { id: sold.id, deliveredOn: today, vin, confirmedVin: true, customer };
      const { calls } = await sold.seller.call('sale.deliver', delivery);
      if (calls.length !== 4) throw new Error(`a delivery made ${calls.length} plans`);
    },
  };
  return [order, deliver, reading('sale.list.delivered', manager, 'sale.list', { view: 'delivered' })];
}

function readCases(room: BenchRoom, today: CivilDate): readonly Case[] {
  const [consultant, manager] = [room.as('consultant'), room.as('showroom_manager')];
  const month = today.slice(0, 7);
  return [
    reading('followup.unreached', manager, 'followup.unreached', {}),
    reading('reminder.today.own', consultant, 'reminder.today', {}),
    reading('reminder.today.manager', manager, 'reminder.today', {}),
    reading('own.overview', consultant, 'own.overview', { month }),
    reading('own.promises.late', consultant, 'own.promises', { month, kind: 'late' }),
    // counts the whole store in its indexes, for whoever is about to hand over
    { ...reading('handover.loads', manager, 'handover.loads', {}), p95Budget: 100 },
  ];
}

function reading<N extends ProcedureName>(id: string, who: Caller, procedure: N, input: InputOf<N>): Case {
  return { ...budget, id, rounds: reads, p95Budget: 10, run: () => who.call(procedure, input) };
}

/** Opportunities that can be ordered, those first whose plan is farthest: other measurements execute the nearest. */
function subjectsOf({ store }: BenchRoom, today: CivilDate, assigneeId: string | null): readonly Subject[] {
  return store.connection
    .prepare(
      `SELECT plan.customer_id AS customerId, plan.opportunity_id AS opportunityId, plan.assignee_id AS assigneeId
       FROM plan JOIN opportunity o ON o.id = plan.opportunity_id JOIN customer c ON c.id = plan.customer_id
       WHERE plan.state = 'open' AND plan.role = 'next' AND plan.due_on > ? AND plan.assignee_id = coalesce(?, plan.assignee_id)
         AND o.level IN ('H', 'A', 'B', 'C') AND c.phone IS NOT NULL AND c.owner_id = plan.assignee_id
         AND c.name NOT LIKE '测速%'
       ORDER BY plan.due_on DESC, plan.id LIMIT ?`,
    )
    .all(addDays(today, 1), assigneeId, uncounted + writes) as Subject[]; // three texts
}

function subjectAt(subjects: readonly Subject[], round: number): Subject {
  const subject = subjects[round % subjects.length];
  if (!subject) throw new Error('nobody is left to work with');
  return subject;
}
