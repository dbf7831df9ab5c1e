import { plus } from './almanac.ts';
import { atMidnight } from './changing-hands.ts';
import { countFindings, findingsFrom, openPlans, salePlans, toldRows } from './ledger.ts';
import { note, type Year } from './model.ts';
import { brokenAtEvening } from './promises.ts';
import type { PlanLine } from './rows.ts';
import { expected } from './second-book.ts';
import { brokenTold, readersOf, waits } from './told-book.ts';

/** Findings of so many days back may still change: a leave is entered up to a month late. */
const openDays = 45;

/** The day's end: whoever is still there leaves, midnight passes, and both books are compared. */
export async function closeDay(year: Year): Promise<void> {
  const { showroom, today, almanac, book, findings } = year;
  const desk = showroom.as('receptionist');
  showroom.clock.set(`${today} 20:10`);
  for (const id of year.visitors) await desk.call('traffic.depart', { id });
  const told = almanac.isOpen(today) ? await brokenMeeting(year) : [];
  showroom.clock.set(`${today} 23:59`);
  const misplaced = openPlans(showroom.store).flatMap((plan) => brokenHolder(year, plan));
  expectMissed(year);
  expectLateAudits(year);
  showroom.clock.set(`${plus(today, 1)} 00:05`);
  await showroom.as('sales_manager').raw('plan.counts', {});
  atMidnight(year, plus(today, 1));
  for (const line of year.tonight) findings.add(line);
  const from = plus(today, -openDays);
  const wanted = new Set(findings.from(from));
  const found = new Set(findingsFrom(showroom.store, from));
  const plans = openPlans(showroom.store);
  const broken = [
    ...[...wanted].filter((line) => !found.has(line)).map((line) => `nobody found: ${line}`),
    ...[...found].filter((line) => !wanted.has(line)).map((line) => `found without a reason: ${line}`),
    ...(countFindings(showroom.store) === findings.count ? [] : ['a finding of a day long past came or went']),
    ...told,
    ...misplaced,
    ...brokenAtEvening(showroom.store, book, almanac),
    ...year.sold.broken(salePlans(showroom.store)),
    ...brokenTold(year.told, toldRows(showroom.store), plans),
    ...plans.flatMap((plan) => (almanac.counted(plan.dueOn) > plus(today, 1) ? brokenHolder(year, plan) : [])),
    ...showroom.log.filter((line) => /broke|INTERNAL|Error/.test(line)),
  ];
  if (broken.length > 0) throw new Error(broken.join('\n'));
}

/** §四.2: what was due today and is not done, also what a manager replaced today, is found against whom it lies with. */
function expectMissed(year: Year): void {
  const { showroom, today, almanac, book, absences, findings, replacedToday } = year;
  for (const plan of [...openPlans(showroom.store), ...replacedToday]) {
    const line = book.lines.get(plan.opportunity);
    if (plan.role === 'decision' || line === undefined || almanac.counted(plan.dueOn) !== today) continue;
    note(year, 'a plan was left undone');
    const holder = absences.holderOf(plan, line.owner, today);
    if (absences.leaveOf(holder, today) !== undefined) note(year, 'nobody did what was due of somebody away');
    findings.notMade(plan.id, holder, today);
  }
}

/** Whether a plan lies with whom it has to: whose customer it is, or whoever stands in (domain §4.8). */
function brokenHolder({ book, absences, today }: Year, plan: PlanLine): readonly string[] {
  const line = book.lines.get(plan.opportunity);
  if (plan.role === 'decision' || line === undefined) return [];
  const holder = absences.holderOf(plan, line.owner, today);
  if (plan.assignee === holder) return [];
  return [`plan ${plan.id} for ${plan.dueOn} lies with ${plan.assignee ?? 'nobody'}, not ${holder}`];
}

/** The evening meeting is told of everybody whose instructions wait (domain §5). */
async function brokenMeeting(year: Year): Promise<readonly string[]> {
  const { people } = await year.showroom.as('sales_manager').call('instruction.counts', {});
  const plans = openPlans(year.showroom.store);
  const waiting = year.told.filter(waits);
  const broken = people.flatMap(({ person, unread, read }) => {
    const mine = waiting.filter((told) => readersOf(told, plans).has(person.id));
    const [unreadMine, readMine] = (['unread', 'read'] as const).map(
      (state) => mine.filter((told) => told.state === state).length,
    );
    return unread <= (unreadMine ?? 0) && read <= (readMine ?? 0)
      ? []
      : [`the meeting is told of ${unread} and ${read} instructions for ${person.name}`];
  });
  const sum = people.reduce((all, { unread, read }) => all + unread + read, 0);
  if (sum > 0) note(year, 'an evening with instructions that wait');
  return sum === waiting.length
    ? broken
    : [...broken, `the meeting is told of ${sum} instructions, ${waiting.length} wait`];
}

/** §八.1: the sheet of a business day is signed by the end of the next open day. */
function expectLateAudits(year: Year): void {
  const { today, almanac, showroom } = year;
  if (!almanac.isOpen(today)) return;
  const auditor = showroom.as('sales_manager').id;
  const late = year.unsigned.filter((day) => almanac.openAfter(day) === today);
  for (const day of late) {
    note(year, 'an audit was late');
    year.tonight.push(expected('F-AUDIT-LATE', `store/${day}`, auditor, today, 0));
  }
}
