import { daysFrom, plus } from './almanac.ts';
import { openPlans } from './ledger.ts';
import { type Colleague, note, present, type Year } from './model.ts';
import type { PlanLine } from './rows.ts';
import { expected, fine, type Line } from './second-book.ts';
import { type Call, calls, type Moment, quietest, type Sold } from './sold-book.ts';

const customer = { customerType: 'person', source: 'walk_in', regionCode: '130682', street: '中山路 8 号' } as const;

/** Who wants his car now orders it, and some days later drives away with it (§五); some of it is entered late. */
export async function sell(year: Year): Promise<void> {
  const { dice, book, sold, showroom, today } = year;
  const afterClosing = dice.chance(30);
  showroom.clock.set(`${today} ${afterClosing ? '18:40' : '17:30'}`);
  for (const line of book.lines.values()) {
    const seller = present(year).find(({ person }) => person.id === line.owner);
    if (seller === undefined || line.state !== 'open') continue;
    const sale = line.level === 'O' ? sold.waitingFor(line.id) : undefined;
    if (sale !== undefined) {
      if (dice.chance(3)) await callOff(year, seller, line, sale);
      else if (dice.chance(12)) await deliver(year, seller, line, sale, { today, afterClosing });
    } else if (line.level === 'H' && line.attemptOn === today && dice.chance(30))
      await order(year, seller, line, { today, afterClosing });
  }
}

/** Some day that is not before `first`; mostly today. */
function sometimesEarlier({ dice, today }: Year, first: string): string {
  if (!dice.chance(20)) return today;
  return dice.pick(daysFrom(first < plus(today, -12) ? plus(today, -12) : first, today));
}

/** §五.1: entered after its day, the closed ones not counted, it is found at the midnight of the entry. */
function expectLate(year: Year, part: 'order' | 'delivery', sale: Sold, on: string, seller: string): void {
  const day = year.almanac.counted(on);
  if (year.today <= day) return;
  year.tonight.push(expected('F-SALE-LATE', `${sale.id}/${part}`, seller, day, 0));
  note(year, `${part === 'order' ? 'an order' : 'a delivery'} was entered late`);
}

/** §五: an order brings its intention to O; who takes his car along at once has both entered in one act. */
async function order(year: Year, seller: Colleague, line: Line, moment: Moment): Promise<void> {
  const { today, book, dice, sold } = year;
  const orderedOn = sometimesEarlier(year, line.begunOn);
  const isOneAct = dice.chance(8);
  const before = isOneAct ? otherPlans(year, line) : [];
  const wish = { opportunityId: line.id, orderedOn, vehicleId: 'm6-plus', priceFen: 11_280_000, depositFen: 500_000 };
  const delivery = isOneAct ? { vin: nextVin(year), delivery: { deliveredOn: orderedOn, customer } } : {};
  const { id, calls: opened } = await seller.person.call('sale.order', { ...wish, ...delivery });
  const sale = sold.order({ id, opportunity: line.id, customer: line.customer, orderedOn });
  book.grade(line, today, 'O');
  note(year, 'a car was ordered');
  if (!isOneAct) return expectLate(year, 'order', sale, orderedOn, line.owner);
  note(year, 'a car was ordered and handed over in one act');
  delivered(year, line, sale, { deliveredOn: orderedOn, opened, before, moment });
}

/** The plan of the order ends with the hand-over: the seller's other plans are what decides about the quietest day. */
function otherPlans(year: Year, line: Line): readonly PlanLine[] {
  return openPlans(year.showroom.store).filter(
    ({ assignee, opportunity }) => assignee === line.owner && opportunity !== line.id,
  );
}

function nextVin({ happened }: Year): string {
  return `LGWEF4A50MF${String(happened.get('a car was handed over') ?? 0).padStart(6, '0')}`;
}

async function callOff(year: Year, { person }: Colleague, line: Line, sale: Sold): Promise<void> {
  const { today, book, sold } = year;
  await person.call('sale.cancel', { id: sale.id, reason: '贷款没批', level: 'N', noExpectedDate: true });
  book.grade(line, today, 'N');
  sold.cancel(sale);
  note(year, 'an order was called off');
}

async function deliver(year: Year, seller: Colleague, line: Line, sale: Sold, moment: Moment): Promise<void> {
  const deliveredOn = sometimesEarlier(year, sale.orderedOn);
  const before = otherPlans(year, line);
  const input = { id: sale.id, deliveredOn, vin: nextVin(year), customer };
  const { calls: opened } = await seller.person.call('sale.deliver', input);
  delivered(year, line, sale, { deliveredOn, opened, before, moment });
}

interface Delivery {
  readonly deliveredOn: string;
  readonly opened: readonly { readonly call: Call; readonly dueOn: string }[];
  readonly before: readonly PlanLine[];
  readonly moment: Moment;
}

/** §五.1: the four calls, each on the day that the regulation says. */
function delivered(year: Year, line: Line, sale: Sold, { deliveredOn, opened, before, moment }: Delivery): void {
  const { sold } = year;
  const days = new Map(
    calls.map((call) => [call, quietest(sold.daysOf(call, deliveredOn, moment), before) ?? 'no day'] as const),
  );
  for (const { call, dueOn } of opened)
    if (dueOn !== days.get(call))
      throw new Error(
        `${call} after a delivery on ${deliveredOn}, entered ${moment.today}, is due ${dueOn}, not ${days.get(call)}`,
      );
  if (opened.length !== 4) throw new Error(`a delivery has ${opened.length} calls`);
  line.state = 'ended';
  sold.deliver(sale, deliveredOn, days);
  expectLate(year, 'delivery', sale, deliveredOn, line.owner);
  note(year, 'a car was handed over');
}

/** One of the four calls; nobody reached is tried again, as the regulation says. */
export async function callOwner(year: Year, { person, silent }: Colleague, plan: PlanLine): Promise<void> {
  const { dice, today, sold } = year;
  const sale = sold.sales.get(plan.sale ?? '');
  const call = sale?.calls.get(callOf(plan.origin));
  if (sale === undefined || call === undefined) throw new Error(`the second book does not know the sale of ${plan.id}`);
  const wasReached = dice.chance(75);
  const isRetry = dice.chance(80);
  const isSilent = wasReached && dice.chance(silent);
  const answer = await person.call('sale.recordCall', {
    planId: plan.id,
    outcome: wasReached ? 'connected' : isRetry ? 'no_answer' : 'wrong_number',
    feedback: isSilent || !wasReached ? '' : '用得都好',
    confirmedEmpty: true,
  });
  sale.calledOn ??= today;
  call.tried = true;
  call.dueOn = wasReached || !isRetry ? null : sold.retryOn(callOf(plan.origin), sale, today);
  if ((answer.nextPlan?.dueOn ?? null) !== call.dueOn)
    throw new Error(
      `${plan.origin} is tried again on ${answer.nextPlan?.dueOn ?? 'no day'}, not ${call.dueOn ?? 'ever'}`,
    );
  if (answer.unreached !== (!wasReached && plan.origin === 'sale_csi' && call.dueOn === null))
    throw new Error(`${plan.id} is ${answer.unreached ? '' : 'not '}closed as unreached`);
  const contact = year.showroom.store.connection
    .prepare('SELECT contact_id FROM followup WHERE id = ?')
    .pluck()
    .get(answer.followupId);
  if (isSilent) year.tonight.push(expected('F-FEEDBACK-EMPTY', String(contact), person.id, today, fine));
  if (answer.unreached) note(year, 'the last day of a window passed in vain');
  note(year, wasReached ? 'an owner was called' : 'an owner was not reached');
}

export function callOf(origin: string): Call {
  const call = calls.find((each) => each === origin);
  if (call === undefined) throw new Error(`${origin} is no call after a delivery`);
  return call;
}
