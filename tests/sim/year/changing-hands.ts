import { comeAndGo, resigns } from './going-away.ts';
import { openOpportunities, openPlans, ownerOf } from './ledger.ts';
import { note, present, type Year } from './model.ts';
import { type Gaps, regulationGaps } from './second-book.ts';

/** Two versions of the intervals: one of the day itself, one that is written before its day. */
const versions: readonly { readonly writtenOn: string; readonly from: string; readonly gaps: Gaps }[] = [
  { writtenOn: '2026-04-20', from: '2026-04-20', gaps: { ...regulationGaps, H: 1, C: 14 } },
  { writtenOn: '2026-08-24', from: '2026-09-01', gaps: { ...regulationGaps, B: 10, N: 40 } },
];

/** The manager's first acts of a day, before the showroom opens. */
export async function beforeOpening(year: Year): Promise<void> {
  year.showroom.clock.set(`${year.today} 07:40`);
  await writeVersions(year);
  if (year.today >= resigns.on) await letGo(year);
  await comeAndGo(year);
  if (year.dice.chance(3)) await balance(year);
}

/** A version that was written before is in force from the midnight of its day. */
export function atMidnight({ book }: Year, tomorrow: string): void {
  for (const { writtenOn, from, gaps } of versions)
    if (from === tomorrow && writtenOn < from) book.changeGaps(gaps, tomorrow);
}

async function writeVersions(year: Year): Promise<void> {
  const { showroom, today, book } = year;
  for (const { writtenOn, from, gaps } of versions) {
    if (writtenOn !== today) continue;
    const manager = showroom.as('sales_manager');
    const { current } = await manager.call('policy.levels', {});
    const gap = (each: Gaps[keyof Gaps]) =>
      typeof each === 'number' ? { unit: 'day' as const, count: each } : { unit: 'month' as const, count: each.months };
    await manager.call('policy.saveLevels', {
      effectiveFrom: from,
      gaps: { O: gap(gaps.O), H: gap(gaps.H), A: gap(gaps.A), B: gap(gaps.B), C: gap(gaps.C), N: gap(gaps.N) },
      horizons: { H: 7, A: 15, B: 30, C: 365 },
      firstPlanDays: 2,
      basedOn: current ?? '',
      note: '忙季',
    });
    if (from === today) book.changeGaps(gaps, today);
    note(year, 'the intervals were changed');
  }
}

/** A few customers of somebody who has many go to somebody else; what is due of them he sometimes finishes himself. */
async function balance(year: Year): Promise<void> {
  const { showroom, dice, book, absences, today, almanac } = year;
  const [from, to] = present(year).filter(({ person }) => absences.isFree(person.id, today));
  const own = [...book.lines.values()].filter(({ owner, state }) => owner === from?.person.id && state === 'open');
  const customers = new Set(own.slice(-3).map(({ customer }) => customer));
  if (from === undefined || to === undefined || customers.size === 0) return;
  const keepsDue = dice.chance(50);
  const kept = openPlans(showroom.store).filter(
    ({ customer, role, assignee, dueOn }) =>
      keepsDue &&
      customers.has(customer) &&
      role !== 'decision' &&
      assignee === from.person.id &&
      almanac.counted(dueOn) <= today,
  );
  const manager = showroom.as('sales_manager');
  const whom = { fromId: from.person.id, customerIds: [...customers], receiverIds: [to.person.id] };
  let step = await manager.call('handover.begin', { ...whom, keepsDue, kind: 'balance' });
  while (step.state === 'running') step = await manager.call('handover.advance', { id: step.id });
  for (const { id } of kept) absences.kept.set(id, from.person.id);
  for (const line of book.lines.values()) if (customers.has(line.customer)) line.owner = to.person.id;
  for (const [i, gone] of year.gone.entries())
    if (customers.has(gone.customer)) year.gone[i] = { ...gone, owner: to.person.id };
  note(
    year,
    kept.length > 0 ? 'somebody gave customers away and finished what was due' : 'somebody gave customers away',
  );
}

/** All his customers go to two colleagues, and then he can be taken out of service. */
async function letGo(year: Year): Promise<void> {
  const { showroom, book, today, absences } = year;
  const goes = year.staff.find(({ name }) => name === resigns.name);
  if (goes === undefined) return;
  const { id } = goes.person;
  if (!absences.isFree(id, today)) return;
  const receivers = present(year).filter(({ person }) => person.id !== id);
  const receiverIds = receivers.slice(0, 2).map(({ person }) => person.id);
  const manager = showroom.as('sales_manager');
  let step = await manager.call('handover.begin', { fromId: id, customerIds: null, receiverIds, kind: 'resignation' });
  while (step.state === 'running') step = await manager.call('handover.advance', { id: step.id });
  const owners = new Map(openOpportunities(showroom.store).map((row) => [row.id, row.owner ?? '']));
  for (const line of book.lines.values()) {
    if (line.owner !== id) continue;
    line.owner = owners.get(line.id) ?? ownerOf(showroom.store, line.customer);
    if (!receiverIds.includes(line.owner)) throw new Error(`${line.id} went to ${line.owner}`);
  }
  // what he was still to do of customers that he gave away before goes to whose they are
  for (const [plan, keeper] of absences.kept) if (keeper === id) absences.kept.delete(plan);
  for (const [i, gone] of year.gone.entries())
    year.gone[i] = { ...gone, owner: ownerOf(showroom.store, gone.customer) };
  year.staff = year.staff.filter((each) => each !== goes);
  await showroom.as('admin').call('staff.deactivate', { id });
  note(year, 'somebody resigned');
}
