import { plus } from './almanac.ts';
import { openOpportunities, ownerOf } from './ledger.ts';
import { leaveOf, note, present, type Year } from './model.ts';
import { type Gaps, regulationGaps } from './second-book.ts';

/** Who leaves for good, and when. */
const resignsOn = '2026-08-10';
const resigns = '钱多';

/** Two versions of the intervals: one of the day itself, one that is written before its day. */
const versions: readonly { readonly writtenOn: string; readonly from: string; readonly gaps: Gaps }[] = [
  { writtenOn: '2026-04-20', from: '2026-04-20', gaps: { ...regulationGaps, H: 1, C: 14 } },
  { writtenOn: '2026-08-24', from: '2026-09-01', gaps: { ...regulationGaps, B: 10, N: 40 } },
];

/** The manager's first acts of a day, before the showroom opens. */
export async function beforeOpening(year: Year): Promise<void> {
  year.showroom.clock.set(`${year.today} 07:40`);
  await writeVersions(year);
  if (year.today >= resignsOn && year.staff.some(({ name }) => name === resigns)) await letGo(year);
  if (year.dice.chance(6)) await enterLeave(year);
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

/** Some days away, with somebody who is there meanwhile; entered before opening, so that all of it goes over. */
async function enterLeave(year: Year): Promise<void> {
  const { showroom, dice, today, leaves } = year;
  const through = plus(today, dice.below(6));
  const isFree = (id: string): boolean =>
    leaves.every(({ absent, standIn, through: last }) => last < today || (absent !== id && standIn !== id));
  const free = present(year).filter(({ person }) => isFree(person.id));
  const [absent, standIn] = [free[0], free.at(-1)].map((each) => each?.person.id);
  if (absent === undefined || standIn === undefined || absent === standIn) return;
  await showroom
    .as('showroom_manager')
    .call('leave.enter', { staffId: absent, kind: 'annual', fromOn: today, throughOn: through, standInId: standIn });
  leaves.push({ absent, standIn, from: today, through });
  note(year, 'somebody went on leave');
}

/** All his customers go to two colleagues, and then he can be taken out of service. */
async function letGo(year: Year): Promise<void> {
  const { showroom, book, today, leaves } = year;
  const goes = year.staff.find(({ name }) => name === resigns);
  if (goes === undefined) return;
  const { id } = goes.person;
  const isBound = leaves.some(({ absent, standIn, through }) => through >= today && (absent === id || standIn === id));
  if (isBound) return;
  const receivers = present(year).filter(
    ({ person }) => person.id !== id && leaveOf(year, person.id, today) === undefined,
  );
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
  for (const [i, gone] of year.gone.entries())
    year.gone[i] = { ...gone, owner: ownerOf(showroom.store, gone.customer) };
  year.staff = year.staff.filter((each) => each !== goes);
  await showroom.as('admin').call('staff.deactivate', { id });
  note(year, 'somebody resigned');
}
