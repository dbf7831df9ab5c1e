import { plus } from './almanac.ts';
import { beforeOpening } from './changing-hands.ts';
import { setRight } from './correcting.ts';
import { hearOfAbsences } from './going-away.ts';
import { instruct } from './instructing.ts';
import { openPlans } from './ledger.ts';
import { note, type Year } from './model.ts';
import type { PlanLine } from './rows.ts';

/** The managers' morning: yesterday's paper, the requests that wait, and a plan that somebody cannot do. */
export async function manage(year: Year): Promise<void> {
  await beforeOpening(year);
  year.showroom.clock.set(`${year.today} 08:40`);
  await signSheets(year);
  await decide(year);
  const { dice, showroom, almanac, today } = year;
  const due = openPlans(showroom.store).filter(
    ({ id, role, dueOn, origin }) =>
      role === 'next' && almanac.counted(dueOn) <= today && origin !== 'first_48h' && !year.absences.kept.has(id),
  );
  if (due.length > 0 && dice.chance(10)) await replaceDue(year, dice.pick(due));
  await setRight(year);
  await instruct(year);
  showroom.clock.set(`${today} 08:55`);
  await hearOfAbsences(year);
}

/** The sheets of the days before; now and then the manager has no time, and then they are late. */
async function signSheets(year: Year): Promise<void> {
  const { showroom, dice, today } = year;
  const manager = showroom.as('sales_manager');
  if (dice.chance(6)) return;
  for (const day of year.unsigned.filter((each) => each < today)) {
    const { groups } = await manager.call('audit.day', { day });
    const rows = groups.flatMap((group) => group.rows).filter(({ kind }) => kind === 'serial');
    for (const { key } of rows) await manager.call('audit.noPaper', { day, key });
    await manager.call('audit.sign', { day });
    note(year, 'a sheet was signed');
  }
  year.unsigned = year.unsigned.filter((each) => each >= today);
}

/** §四.1: approved, it ends; refused, the consultant has a call on the next open day. */
async function decide(year: Year): Promise<void> {
  const { showroom, dice, book, almanac, today } = year;
  const manager = showroom.as('sales_manager');
  const { rows } = await manager.call('ending.pending', { limit: 100 });
  for (const { requestId, opportunityId } of rows) {
    if (dice.chance(7)) continue;
    const approve = dice.chance(75);
    const { nextPlan } = await manager.call('ending.decide', {
      requestId,
      approve,
      reason: '再约一次',
      nextPlan: null,
    });
    const line = book.lines.get(opportunityId);
    if (line === undefined) throw new Error(`the second book does not know ${opportunityId}`);
    line.state = approve ? 'ended' : 'open';
    if (!approve && nextPlan?.dueOn !== almanac.openAfter(today))
      throw new Error(`refused on ${today}, the next call is on ${nextPlan?.dueOn ?? 'no day'}`);
    const phone = year.phones.get(line.customer);
    if (approve && phone !== undefined) year.gone.push({ customer: line.customer, phone, owner: line.owner });
    note(year, approve ? 'an end was approved' : 'an end was refused');
  }
}

/** Days whose sheet waits: every day on which somebody came. */
export function waitsForAudit(year: Year): void {
  if (year.visitors.length > 0 && !year.unsigned.includes(year.today)) year.unsigned.push(year.today);
  if (year.unsigned.some((day) => day < plus(year.today, -40))) throw new Error('a sheet waits for weeks');
}

/** A plan that is due today is replaced by a manager: it keeps its finding (§四.2). */
async function replaceDue(year: Year, plan: PlanLine): Promise<void> {
  const { showroom, almanac, today } = year;
  const next = almanac.openAfter(today);
  await showroom
    .as('sales_manager')
    .call('plan.replace', { id: plan.id, dueOn: next, method: 'phone', reason: '顾问外出培训' });
  year.replacedToday.push(plan);
  note(year, 'a manager replaced a plan');
}
