import { daysFrom, plus } from './almanac.ts';
import { openPlans } from './ledger.ts';
import { note, type Year } from './model.ts';
import type { PlanLine } from './rows.ts';
import { callOf } from './selling.ts';
import type { Sold } from './sold-book.ts';

/** The manager sets right what was entered of cars that were handed over, or takes it back (§五). */
export async function setRight(year: Year): Promise<void> {
  const { dice, sold, today } = year;
  const recent = [...sold.sales.values()].filter(
    ({ state, deliveredOn }) => state === 'delivered' && (deliveredOn ?? '') > plus(today, -40),
  );
  if (recent.length === 0) return;
  if (dice.chance(25)) await correct(year, dice.pick(recent));
  if (dice.chance(4)) await callOff(year, dice.pick(recent));
}

/** Another day of delivery: what is not done of the four calls moves, the call of satisfaction into the window of that day. */
async function correct(year: Year, sale: Sold): Promise<void> {
  const { showroom, dice, today } = year;
  // nobody called an owner before he had his car
  const last = sale.calledOn === null ? today : plus(sale.calledOn, -1);
  const first = sale.orderedOn > plus(today, -25) ? sale.orderedOn : plus(today, -25);
  const days = daysFrom(first, last).filter((day) => day !== sale.deliveredOn);
  if (days.length === 0) return;
  const deliveredOn = dice.pick(days);
  await showroom.as('sales_manager').call('sale.correct', { id: sale.id, deliveredOn, reason: '写错了日子' });
  const [before, after] = [sale.deliveredOn ?? '', deliveredOn].map((day) => Number(day.slice(8)) <= 15);
  if (before !== after) note(year, 'a corrected day moved the window');
  sale.deliveredOn = deliveredOn;
  note(year, 'a day of delivery was corrected');
  for (const plan of openPlans(showroom.store)) if (plan.sale === sale.id) follow(year, { ...sale, deliveredOn }, plan);
}

/** What was tried already follows from that try, unless its window is yet to come; what lies in its window stays there. */
function follow(
  year: Year,
  sale: Sold & { readonly deliveredOn: string },
  { id, origin, dueOn: said }: PlanLine,
): void {
  const { sold, today, findings } = year;
  const call = callOf(origin);
  const own = sale.calls.get(call);
  if (own?.dueOn == null) throw new Error(`${call} of ${sale.id} is open, by the second book it is not`);
  const window = call === 'sale_csi' ? sold.windowOf(sale.deliveredOn) : [];
  const isAhead = (window[0] ?? '') > today;
  const stays = own.tried ? !isAhead || window.includes(own.dueOn) : own.dueOn >= today && window.includes(own.dueOn);
  const moment = { today, afterClosing: false };
  const wanted = stays ? [own.dueOn] : sold.daysOf(call, sale.deliveredOn, moment);
  if (!wanted.includes(said))
    throw new Error(
      `${call} after a delivery corrected to ${sale.deliveredOn} is due ${said}, not ${wanted.join(' or ')}`,
    );
  if (said === own.dueOn) return;
  note(year, `a corrected day moved ${call}`);
  findings.moved(id);
  own.dueOn = said;
}

/** A delivery is called off: its calls end, and the intention begins again today. */
async function callOff(year: Year, sale: Sold): Promise<void> {
  const { showroom, book, sold, today } = year;
  const line = book.lines.get(sale.opportunity);
  if (line === undefined) throw new Error(`the second book does not know ${sale.opportunity}`);
  const input = { id: sale.id, reason: '车有问题，退了', level: 'B' as const, expectedOn: plus(today, 20) };
  await showroom.as('sales_manager').call('sale.cancel', input);
  sold.cancel(sale);
  book.begunAgain(line, today, 'B');
  note(year, 'a delivery was called off');
}
