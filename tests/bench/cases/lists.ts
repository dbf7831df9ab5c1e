import { addDays, civilDateAt } from '../../../shared/calendar/civil-date.ts';
import type { ProcedureName } from '../../../shared/contract/index.ts';
import type { InputOf } from '../../integration/support/showroom.ts';
import type { Case } from '../measure.ts';
import type { BenchRoom, Caller } from '../room.ts';

const rounds = 80;
const deepPages = 20;
const p95Budget = 10;

/** A list as a screen asks for it: its first page, and one far down. */
interface ListAsked<N extends ProcedureName> {
  readonly id: string;
  readonly who: Caller;
  readonly procedure: N;
  readonly input: InputOf<N>;
  /** The bare statement that reads as many rows through the same index. */
  readonly raw: string;
  readonly params?: readonly string[];
}

/** Every list that a screen shows, against the bare statement through the same index. */
export async function listCases(room: BenchRoom): Promise<readonly Case[]> {
  const [consultant, manager] = [room.as('consultant'), room.as('showroom_manager')];
  const today = civilDateAt(room.deps.clock(), 'Asia/Shanghai');
  const yesterday = addDays(today, -1);
  const owned = 'SELECT * FROM customer WHERE owner_id = ? ORDER BY updated_at DESC, id DESC LIMIT 51';
  const open = "SELECT * FROM plan WHERE assignee_id = ? AND state = 'open' ORDER BY list_key, id LIMIT 51";
  const me = [consultant.id];
  const page = <N extends ProcedureName>(asked: ListAsked<N>): Promise<readonly Case[]> => pagesOf(room, asked);
  const lists = await Promise.all([
    page({ id: 'plan.today', who: consultant, procedure: 'plan.today', input: {}, raw: open, params: me }),
    page({ id: 'plan.week', who: consultant, procedure: 'plan.today', input: { tab: 'week' }, raw: open, params: me }),
    ...calendarPages(page, consultant, today),
    page({
      id: 'customer.mine',
      who: consultant,
      procedure: 'customer.list',
      input: { view: 'mine' },
      raw: owned,
      params: me,
    }),
    page({
      id: 'customer.all',
      who: manager,
      procedure: 'customer.list',
      input: { view: 'all' },
      raw: 'SELECT * FROM customer ORDER BY updated_at DESC, id DESC LIMIT 51',
    }),
    page({
      id: 'customer.month',
      who: manager,
      procedure: 'customer.list',
      input: { view: 'month' },
      raw: 'SELECT * FROM customer ORDER BY created_on DESC, created_at DESC, id DESC LIMIT 51',
    }),
    page({
      id: 'customer.uncontacted3',
      who: manager,
      procedure: 'customer.list',
      input: { view: 'uncontacted3' },
      raw: 'SELECT * FROM customer WHERE is_open = 1 ORDER BY last_contact_at, id LIMIT 51',
    }),
    ...filteredPages(page, manager, consultant),
    page({
      id: 'card.all',
      who: manager,
      procedure: 'card.list',
      input: {},
      raw: 'SELECT * FROM card ORDER BY arrived_on DESC, arrived_at DESC, id DESC LIMIT 51',
    }),
    page({
      id: 'card.mine',
      who: consultant,
      procedure: 'card.list',
      input: {},
      raw: 'SELECT * FROM card WHERE consultant_id = ? ORDER BY arrived_on DESC, arrived_at DESC, id DESC LIMIT 51',
      params: me,
    }),
    page({
      id: 'finding.all',
      who: manager,
      procedure: 'finding.list',
      input: {},
      raw: 'SELECT * FROM finding ORDER BY concerns_on DESC, id DESC LIMIT 51',
    }),
    page({
      id: 'traffic.day',
      who: manager,
      procedure: 'traffic.list',
      input: { day: yesterday },
      raw: 'SELECT * FROM traffic WHERE arrived_on = ? ORDER BY arrived_at, id LIMIT 51',
      params: [yesterday],
    }),
    page({
      id: 'audit.days',
      who: manager,
      procedure: 'audit.days',
      input: {},
      raw: 'SELECT * FROM card ORDER BY arrived_on DESC, arrived_at DESC, id DESC LIMIT 51',
    }),
    page({
      id: 'ending.pending',
      who: manager,
      procedure: 'ending.pending',
      input: {},
      raw: "SELECT * FROM plan WHERE role = 'decision' AND state = 'open' ORDER BY due_on, id LIMIT 51",
    }),
  ]);
  return lists.flat();
}

type Page = <N extends ProcedureName>(asked: ListAsked<N>) => Promise<readonly Case[]>;

/** Each order, and filters that an index answers, that the order is walked for, and that next to nobody fits. */
function filteredPages(page: Page, manager: Caller, consultant: Caller): readonly Promise<readonly Case[]>[] {
  const of = (id: string, who: Caller, input: InputOf<'customer.list'>): Promise<readonly Case[]> =>
    page({
      id: `customer.${id}`,
      who,
      procedure: 'customer.list',
      input,
      raw: 'SELECT * FROM customer ORDER BY updated_at DESC, id DESC LIMIT 51',
    });
  const where = (
    field: 'level' | 'source' | 'nextPlan' | 'created' | 'remark',
    test: 'is' | 'to' | 'from' | 'has',
    value: string,
  ) => ({
    where: [{ field, test, values: [value] }],
  });
  return [
    of('byName', manager, { sort: 'name' }),
    of('byName.own', consultant, { sort: 'name' }),
    of('byLevel', manager, { sort: 'level' }),
    of('byNextPlan.own', consultant, { sort: 'nextPlan' }),
    of('byOwner', manager, { sort: 'owner' }),
    of('byName.fromEnd', manager, { sort: 'name', end: true }),
    of('level.byName', manager, { sort: 'name', ...where('level', 'is', 'H') }),
    of('source.byUpdate', manager, where('source', 'is', 'walk_in')),
    of('source.byName.own', consultant, { sort: 'name', ...where('source', 'is', 'walk_in') }),
    of('overdue', manager, { sort: 'nextPlan', ...where('nextPlan', 'to', 'today-1') }),
    of('created.byName', manager, { sort: 'name', ...where('created', 'from', 'today-60') }),
    of('remark.nobody', manager, where('remark', 'has', '绝无此字')),
  ];
}

/** The month with the next days' work in it, and a week of every plan. */
function calendarPages(page: Page, who: Caller, today: string): readonly Promise<readonly Case[]>[] {
  const of = (id: string, input: InputOf<'calendar.view'>): Promise<readonly Case[]> =>
    page({
      id: `calendar.${id}`,
      who,
      procedure: 'calendar.view',
      input,
      raw: "SELECT id, list_key FROM plan WHERE assignee_id = ? AND state = 'open' AND list_key > ? AND list_key < ? ORDER BY list_key, id",
      params: [who.id, input.from, `${input.to} ~`],
    });
  return [
    of('month', { from: addDays(today, -21), to: addDays(today, 20), perDay: 10 }),
    of('week', { from: today, to: addDays(today, 6), perDay: 60 }),
  ];
}

async function pagesOf<N extends ProcedureName>(room: BenchRoom, asked: ListAsked<N>): Promise<readonly Case[]> {
  const { who, procedure, input } = asked;
  const statement = room.store.connection.prepare(asked.raw);
  const raw = (): unknown => statement.all(...(asked.params ?? []));
  const first: Case = {
    id: asked.id,
    rounds,
    p95Budget,
    ratioBudget: null,
    run: () => who.call(procedure, input),
    raw,
  };
  const cursor = await cursorAfter(asked, deepPages);
  if (cursor === null) return [first];
  // a list takes the cursor that it gave
  const deep = { ...(input as object), cursor } as InputOf<N>;
  return [first, { ...first, id: `${asked.id}.deep`, run: () => who.call(procedure, deep), raw: null }];
}

/** Where the list goes on after so many pages; null where it ends before. */
async function cursorAfter<N extends ProcedureName>({ who, procedure, input }: ListAsked<N>, pages: number) {
  let cursor: string | null = null;
  for (let i = 0; i < pages; i++) {
    const asked = cursor === null ? input : ({ ...(input as object), cursor } as InputOf<N>); // as above
    const answer: unknown = await who.call(procedure, asked);
    const next: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'nextCursor') : null;
    if (typeof next !== 'string') return null;
    cursor = next;
  }
  return cursor;
}
