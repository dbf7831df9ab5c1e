import { plus } from './almanac.ts';
import { contactCustomer, recordCall, tryBeyond } from './calls.ts';
import { takeOver } from './going-away.ts';
import { openPlans } from './ledger.ts';
import { manage } from './managing.ts';
import { type Colleague, note, present, type Year } from './model.ts';
import type { PlanLine } from './rows.ts';
import { callOwner, sell } from './selling.ts';
import { walkIn } from './walk-in.ts';

/** One open day: the managers' morning, the calls, who walks in, and what people change in between. */
export async function workDay(year: Year, perDay: number): Promise<void> {
  const { showroom, dice, today } = year;
  await manage(year);
  const plans = followUps(year);
  for (const colleague of present(year)) await workOff(year, colleague, plans);
  year.arrived += perDay;
  for (; year.arrived >= 1; year.arrived--) {
    showroom.clock.set(`${today} ${String(10 + dice.below(8))}:${String(10 + dice.below(50))}`);
    await walkIn(year);
  }
  for (const colleague of present(year)) await changeThings(year, colleague, plans);
  await sell(year);
}

/** A consultant's list: what is due is called, or forgotten; what a manager wrote on stands at the top. */
async function workOff(year: Year, colleague: Colleague, morning: readonly PlanLine[]): Promise<void> {
  const { showroom, dice, almanac, today } = year;
  const hasTakenOver = await takeOver(year, colleague, morning);
  const plans = hasTakenOver ? followUps(year) : morning;
  const due = plans.filter((plan) => plan.assignee === colleague.person.id && almanac.counted(plan.dueOn) <= today);
  await readList(year, colleague, due);
  for (const plan of due) {
    showroom.clock.advance(60_000);
    if (dice.chance(colleague.forgets)) continue;
    await (plan.role === 'sale' ? callOwner(year, colleague, plan) : recordCall(year, colleague, plan));
  }
}

function followUps({ showroom }: Year): readonly PlanLine[] {
  return openPlans(showroom.store).filter(({ role }) => role !== 'decision');
}

/** The list tells of every call that is due, first of those that begin with an instruction that nobody has read. */
async function readList({ told }: Year, { name, person }: Colleague, due: readonly PlanLine[]): Promise<void> {
  const { counts, rows } = await person.call('plan.today', { limit: 100 });
  if (counts.open !== due.length) throw new Error(`${name} is told of ${counts.open} calls, and ${due.length} are due`);
  const unread = new Set(told.flatMap(({ state, customer }) => (state === 'unread' ? [customer] : [])));
  const first = due.filter(({ customer }) => unread.has(customer)).map(({ id }) => id);
  const said = rows.slice(0, first.length).map(({ id }) => id);
  const others = rows.slice(first.length).filter(({ instructed }) => instructed);
  if (said.toSorted().join() !== first.toSorted().slice(0, 100).join() || others.length > 0)
    throw new Error(`the list of ${name} begins with ${said}, by the second book with ${first}`);
}

/** Between the calls: a plan is moved, a customer calls in, a level changes, and sometimes a day beyond the limit is tried. */
async function changeThings(year: Year, colleague: Colleague, plans: readonly PlanLine[]): Promise<void> {
  const { showroom, dice, almanac, today, book } = year;
  showroom.clock.set(`${today} 18:30`);
  const ahead = plans.filter(
    ({ assignee, dueOn }) => assignee === colleague.person.id && almanac.counted(dueOn) > today,
  );
  for (const plan of ahead) {
    const line = book.lines.get(plan.opportunity);
    if (line === undefined || line.state !== 'open' || plan.role !== 'next') continue;
    if (dice.chance(1) && line.attemptOn !== today) await contactCustomer(year, colleague, line);
    else if (dice.below(1000) < colleague.moves * 10) await move(year, colleague, plan);
    else if (dice.below(1000) < colleague.regrades) await regrade(year, colleague, plan);
  }
}

async function move(year: Year, colleague: Colleague, plan: PlanLine): Promise<void> {
  const { almanac, book, today, dice, showroom } = year;
  const line = book.lines.get(plan.opportunity);
  const still = openPlans(showroom.store).find(({ id }) => id === plan.id);
  if (line === undefined || still === undefined) return;
  const last = plan.origin === 'first_48h' ? still.dueOn : book.lastDay(line);
  await tryBeyond(year, colleague, { id: plan.id, last: last < still.dueOn ? almanac.counted(still.dueOn) : last });
  const dueOn = plus(today, 1 + dice.below(20));
  if (dueOn > last) return;
  await colleague.person.call('plan.move', { id: plan.id, dueOn, method: 'phone' });
  note(year, 'a plan was moved');
}

/** §三: another level between two calls; where the gap shrinks, the plan comes nearer by itself. */
async function regrade(year: Year, colleague: Colleague, plan: PlanLine): Promise<void> {
  const { book, today, dice } = year;
  const line = book.lines.get(plan.opportunity);
  if (line === undefined || line.state !== 'open' || line.level === 'O' || line.owner !== colleague.person.id) return;
  const level = dice.pick(['H', 'A', 'B', 'C', 'N'] as const);
  await colleague.person.call('opportunity.setLevel', {
    id: line.id,
    level,
    expectedOn: null,
    noExpectedDate: false,
    reason: '客户的说法变了',
  });
  if (level !== line.level) book.grade(line, today, level);
  note(year, 'a level was changed');
}
