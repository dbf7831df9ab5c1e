import { plus } from './almanac.ts';
import { atMidnight } from './changing-hands.ts';
import { countFindings, findingsFrom, openPlans, ownerOf } from './ledger.ts';
import { note, type Year } from './model.ts';
import { brokenAtEvening, misplaced } from './promises.ts';
import { expected, fine } from './second-book.ts';

/** The day's end: whoever is still there leaves, midnight passes, and both books are compared. */
export async function closeDay(year: Year): Promise<void> {
  const { showroom, today, almanac, book } = year;
  const desk = showroom.as('receptionist');
  showroom.clock.set(`${today} 20:10`);
  for (const id of year.visitors) await desk.call('traffic.depart', { id });
  showroom.clock.set(`${today} 23:59`);
  for (const plan of openPlans(showroom.store)) {
    if (plan.role === 'decision' || almanac.counted(plan.dueOn) !== today) continue;
    note(year, 'a plan was left undone');
    year.tonight.push(expected('F-PLAN-MISSED', plan.id, plan.assignee ?? '-', today, fine));
  }
  expectLateAudits(year);
  const before = countFindings(showroom.store);
  showroom.clock.set(`${plus(today, 1)} 00:05`);
  await showroom.as('sales_manager').raw('plan.counts', {});
  atMidnight(year, plus(today, 1));
  const wanted = year.tonight.toSorted();
  const found = findingsFrom(showroom.store, today);
  const broken = [
    ...wanted.filter((line) => !found.includes(line)).map((line) => `nobody found: ${line}`),
    ...found.filter((line) => !wanted.includes(line)).map((line) => `found without a reason: ${line}`),
    ...(countFindings(showroom.store) - before === wanted.length
      ? []
      : ['a finding of another day came this midnight']),
    ...brokenAtEvening(showroom.store, book, almanac),
    ...openPlans(showroom.store).flatMap((plan) => {
      const wrong = misplaced(year, plan, ownerOf(showroom.store, plan.customer));
      return wrong === null ? [] : [wrong];
    }),
    ...showroom.log.filter((line) => /broke|INTERNAL|Error/.test(line)),
  ];
  if (broken.length > 0) throw new Error(broken.join('\n'));
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
