import { plus, plusMonths } from './almanac.ts';
import { openPlans, type PlanLine } from './ledger.ts';
import { type Colleague, note, present, type Year } from './model.ts';
import { expected, fine, type Line } from './second-book.ts';

/** Who wants his car now orders it, and some days later drives away with it (§五). */
export async function sell(year: Year): Promise<void> {
  const { dice, book } = year;
  for (const line of book.lines.values()) {
    const seller = present(year).find(({ person }) => person.id === line.owner);
    if (seller === undefined || line.state !== 'open') continue;
    const sale = year.orders.get(line.id);
    if (sale !== undefined) {
      if (dice.chance(3)) await callOff(year, seller, line, sale);
      else if (dice.chance(12)) await deliver(year, seller, line, sale);
    } else if (line.level === 'H' && line.attemptOn === year.today && dice.chance(30)) await order(year, seller, line);
  }
}

/** §五: an order brings its intention to O. */
async function order(year: Year, { person }: Colleague, line: Line): Promise<void> {
  const { today, book } = year;
  const { id } = await person.call('sale.order', {
    opportunityId: line.id,
    orderedOn: today,
    vehicleId: 'm6-plus',
    priceFen: 11_280_000,
    depositFen: 500_000,
  });
  book.grade(line, today, 'O');
  year.orders.set(line.id, id);
  note(year, 'a car was ordered');
}

async function callOff(year: Year, { person }: Colleague, line: Line, sale: string): Promise<void> {
  const { today, book } = year;
  await person.call('sale.cancel', { id: sale, reason: '贷款没批', level: 'N', noExpectedDate: true });
  book.grade(line, today, 'N');
  year.orders.delete(line.id);
  note(year, 'an order was called off');
}

/** §五.1: the four calls, each on the day that the regulation says. */
async function deliver(year: Year, { person }: Colleague, line: Line, sale: string): Promise<void> {
  const { today } = year;
  const number = String(year.happened.get('a car was handed over') ?? 0).padStart(6, '0');
  // the plan of the order ends with it
  const before = openPlans(year.showroom.store).filter(
    ({ assignee, opportunity }) => assignee === person.id && opportunity !== line.id,
  );
  const { calls } = await person.call('sale.deliver', {
    id: sale,
    deliveredOn: today,
    vin: `LGWEF4A50MF${number}`,
    customer: { customerType: 'person', source: 'walk_in', regionCode: '130682', street: '中山路 8 号' },
  });
  line.state = 'ended';
  year.orders.delete(line.id);
  const wanted = dueDays(year, today, before);
  for (const { call, dueOn } of calls)
    if (dueOn !== wanted[call])
      throw new Error(`${call} after a delivery on ${today} is due ${dueOn}, not ${wanted[call]}`);
  if (calls.length !== 4) throw new Error(`a delivery has ${calls.length} calls`);
  note(year, 'a car was handed over');
}

/** Two days, a week, the quietest open day of the window, a month. */
function dueDays({ almanac }: Year, day: string, plans: readonly PlanLine[]): Readonly<Record<string, string>> {
  const isFirstHalf = Number(day.slice(8)) <= 15;
  const month = isFirstHalf ? day.slice(0, 7) : plusMonths(`${day.slice(0, 7)}-01`, 1).slice(0, 7);
  const dates = isFirstHalf ? [20, 21, 22, 23, 24, 25] : [5, 6, 7, 8, 9, 10];
  const open = dates.map((date) => `${month}-${String(date).padStart(2, '0')}`).filter((each) => almanac.isOpen(each));
  const load = (on: string): number => plans.filter(({ role, dueOn }) => role !== 'decision' && dueOn === on).length;
  const quietest = open.toSorted((a, b) => load(a) - load(b) || (a < b ? -1 : 1))[0];
  return {
    sale_48h: almanac.counted(plus(day, 2)),
    sale_week: almanac.counted(plus(day, 7)),
    sale_csi: quietest ?? almanac.counted(`${month}-${isFirstHalf ? 26 : 11}`),
    sale_month: almanac.counted(plusMonths(day, 1)),
  };
}

/** One of the four calls; nobody reached is tried again, as the showroom plans it. */
export async function callOwner(year: Year, { person, silent }: Colleague, plan: PlanLine): Promise<void> {
  const { dice, today } = year;
  const wasReached = dice.chance(80);
  const isSilent = wasReached && dice.chance(silent);
  const { followupId } = await person.call('sale.recordCall', {
    planId: plan.id,
    outcome: wasReached ? 'connected' : 'no_answer',
    feedback: isSilent || !wasReached ? '' : '用得都好',
    confirmedEmpty: true,
  });
  const contact = year.showroom.store.connection
    .prepare('SELECT contact_id FROM followup WHERE id = ?')
    .pluck()
    .get(followupId);
  if (isSilent) year.tonight.push(expected('F-FEEDBACK-EMPTY', String(contact), person.id, today, fine));
  note(year, wasReached ? 'an owner was called' : 'an owner was not reached');
}
