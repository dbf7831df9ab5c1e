import type { Leave } from './absences.ts';
import { plus } from './almanac.ts';
import { openPlans } from './ledger.ts';
import { type Colleague, note, present, type Year } from './model.ts';
import type { PlanLine } from './rows.ts';

/** Who leaves for good, and when: he goes on no leave before it any more. */
export const resigns = { name: '钱多', on: '2026-08-10' } as const;

/** Before the showroom opens: leaves of today and of days to come, who fell ill, who is back earlier than he said. */
export async function comeAndGo(year: Year): Promise<void> {
  const { dice } = year;
  await enterIllnesses(year, true);
  await comeBack(year);
  if (dice.chance(6)) await goAway(year, dice.chance(40) ? 1 + dice.below(6) : 0, true);
  if (dice.chance(5)) fallIll(year);
}

/** The showroom is open when it hears of it: what is due waits until the stand-in accepts it. */
export async function hearOfAbsences(year: Year): Promise<void> {
  await enterIllnesses(year, false);
  if (year.dice.chance(3)) await goAway(year, 0, false);
}

/** Whoever is there, binds nobody and is bound by nobody. */
function free(year: Year): readonly Colleague[] {
  const { absences, today } = year;
  const leaves = ({ name }: Colleague): boolean => name === resigns.name && today >= resigns.on;
  return present(year).filter((each) => absences.isFree(each.person.id, today) && !leaves(each));
}

async function goAway(year: Year, inDays: number, beforeOpening: boolean): Promise<void> {
  const { dice, today } = year;
  const [first, ...others] = free(year);
  const standIn = others.at(-1);
  if (first === undefined || standIn === undefined || present(year).length < 4) return;
  const from = plus(today, inDays);
  const days = { absent: first.person.id, standIn: standIn.person.id, from, through: plus(from, dice.below(6)) };
  await enter(year, { ...days, kind: 'annual', beforeOpening });
  if (inDays > 0) note(year, 'a leave was entered ahead');
  note(year, beforeOpening ? 'somebody went on leave' : 'somebody went home when the showroom was open');
}

function fallIll(year: Year): void {
  const { dice, today, absences } = year;
  const who = free(year).at(dice.below(4));
  if (who === undefined || present(year).length < 4 || absences.ill.length > 0) return;
  const through = plus(today, dice.below(4));
  const enteredOn = plus(today, dice.below(6));
  absences.ill.push({ person: who.person.id, from: today, through, enteredOn, beforeOpening: dice.chance(50) });
  note(year, 'somebody fell ill');
}

/** §4.8: entered afterwards, what was found of those days is withdrawn; who was named stands in for the days that are left. */
async function enterIllnesses(year: Year, beforeOpening: boolean): Promise<void> {
  const { absences, today } = year;
  for (const illness of absences.ill) {
    if (illness.enteredOn > today || illness.beforeOpening !== beforeOpening) continue;
    const isOver = illness.through < today;
    const standIn = isOver ? undefined : free(year).find(({ person }) => person.id !== illness.person);
    if (!isOver && standIn === undefined) continue;
    absences.ill = absences.ill.filter((each) => each !== illness);
    const days = { absent: illness.person, standIn: standIn?.person.id ?? null };
    await enter(year, { ...days, from: illness.from, through: illness.through, kind: 'sick', beforeOpening });
    note(year, isOver ? 'an illness was entered when it was over' : 'an illness was entered while it lasted');
  }
}

interface Wish extends Omit<Leave, 'id' | 'enteredOn'> {
  readonly kind: 'annual' | 'sick';
}

/** Enters a leave, and compares what the program says that it does with what it has to do. */
async function enter(year: Year, { kind, ...wish }: Wish): Promise<void> {
  const { showroom, absences, findings, today, almanac } = year;
  const { absent, standIn, from, through, beforeOpening } = wish;
  const yesterday = plus(today, -1);
  const withdrawn = findings.missedBy(absent, from, through < yesterday ? through : yesterday);
  const own = openPlans(showroom.store).filter(({ assignee, role }) => assignee === absent && role !== 'decision');
  const isDue = ({ dueOn }: PlanLine): boolean => almanac.counted(dueOn) <= today;
  const isInside = ({ dueOn }: PlanLine): boolean =>
    from <= almanac.counted(dueOn) && almanac.counted(dueOn) <= through;
  const due = from <= today && today <= through ? own.filter(isDue).length : 0;
  const ahead = own.filter((plan) => !isDue(plan) && isInside(plan)).length;
  const wanted = { over: ahead + (beforeOpening ? due : 0), asked: beforeOpening ? 0 : due, withdrawn };
  const input = { staffId: absent, kind, fromOn: from, throughOn: through, standInId: standIn };
  const { id, ...effect } = await showroom.as('showroom_manager').call('leave.enter', input);
  if (JSON.stringify(effect) !== JSON.stringify(wanted))
    throw new Error(`a leave does ${JSON.stringify(effect)}, by the second book ${JSON.stringify(wanted)}`);
  absences.leaves.push({ id, ...wish, enteredOn: today });
  if (withdrawn > 0) note(year, 'findings were withdrawn');
}

/** Some come back earlier than they said, and some were never away. */
async function comeBack(year: Year): Promise<void> {
  const { showroom, absences, dice, today } = year;
  const manager = showroom.as('showroom_manager');
  const yesterday = plus(today, -1);
  const lasts = absences.leaves.find(({ from, through }) => from < today && today <= through);
  if (lasts !== undefined && dice.chance(15)) {
    await manager.call('leave.end', { id: lasts.id, throughOn: yesterday });
    lasts.through = yesterday;
    note(year, 'somebody came back earlier');
  }
  const wasIll = absences.leaves.find(({ from, through }) => through < today && from > plus(today, -20));
  if (wasIll === undefined || !dice.chance(6)) return;
  const { absent, from, through } = wasIll;
  const before = year.findings.missedBy(absent, from, through);
  await manager.call('leave.cancel', { id: wasIll.id });
  absences.leaves.splice(absences.leaves.indexOf(wasIll), 1);
  note(year, 'a leave that was over was taken back');
  if (year.findings.missedBy(absent, from, through) > before) note(year, 'findings stood again');
}

/** What was due already when somebody went away waits for whoever stands in: he takes it over, or leaves it. */
export async function takeOver(year: Year, { person }: Colleague, plans: readonly PlanLine[]): Promise<boolean> {
  const { absences, almanac, today, dice } = year;
  const leaves = absences.leaves.filter(({ standIn, absent }) => {
    return standIn === person.id && absences.leaveOf(absent, today)?.standIn === person.id;
  });
  const leaveOf = ({ assignee }: PlanLine): Leave | undefined =>
    leaves.find(({ absent, from, through }) => absent === assignee && from <= today && today <= through);
  const wanted = plans.filter(
    (plan) => plan.role !== 'decision' && almanac.counted(plan.dueOn) <= today && leaveOf(plan) !== undefined,
  );
  const { rows } = await person.call('leave.offered', { limit: 100 });
  const said = rows.map(({ plan }) => plan.id);
  const mine = wanted.map(({ id }) => id);
  if (wanted.length <= 100 && said.toSorted().join() !== mine.toSorted().join())
    throw new Error(`${said.length} plans are offered to ${person.name}, and ${wanted.length} wait for him`);
  const taken = wanted.filter(() => dice.chance(60));
  for (const _ of wanted.slice(taken.length)) note(year, 'a stand-in left what was due');
  if (taken.length === 0) return false;
  await person.call('leave.accept', { ids: taken.map(({ id }) => id) });
  for (const plan of taken) {
    const leave = leaveOf(plan);
    if (leave !== undefined) absences.accept(plan.id, leave);
    note(year, 'a stand-in accepted what was due');
  }
  return true;
}
