import { z } from 'zod';
import { addDays, type CivilDate, daysBetween, localTimeAt } from '../calendar/civil-date.ts';
import { isOpenDay, openDayOnOrAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import { dateWords } from '../calendar/words.ts';
import { codesOf } from './codes.ts';
import { type Refusal, refuse } from './refusal.ts';

/** Why somebody is away. */
export const leaveKinds = { annual: '年假', sick: '病假', personal: '事假', other: '其他' } as const;

export type LeaveKind = keyof typeof leaveKinds;

export const leaveKindSchema = z.enum(codesOf(leaveKinds));

/** Days on which a person is away, both ends included, and who stands in; a leave that was cancelled never was. */
export interface LeaveDays {
  readonly staffId: string;
  readonly fromOn: CivilDate;
  readonly throughOn: CivilDate;
  /** Null where everything was over when it was entered: nobody stood in. */
  readonly standInId: string | null;
}

/** The longest leave that is entered in one piece. */
const longestDays = 190;
/** How far back an absence is still entered: afterwards the month is closed. */
const enteredLateDays = 31;

/** The leave that a person is on; undefined where he is there. */
export function leaveOn<L extends LeaveDays>(leaves: readonly L[], personId: string, day: CivilDate): L | undefined {
  return leaves.find((leave) => leave.staffId === personId && leave.fromOn <= day && day <= leave.throughOn);
}

/** Whether a person works on a day: the store is open and he is not on leave. */
export function isWorkingDay(
  { leaves, calendar }: { readonly leaves: readonly LeaveDays[]; readonly calendar: StoreCalendar },
  personId: string,
  day: CivilDate,
): boolean {
  return isOpenDay(calendar, day) && leaveOn(leaves, personId, day) === undefined;
}

/**
 * With whom a person's plan of a day lies (§四.1): with himself, or while he is away with his stand-in, and with that
 * one's stand-in while he is away as well. `checkLeave` lets nobody stand in who is away himself on one of the days, so
 * the way never comes back to where it began; should two machines have entered such leaves, it ends where it began.
 */
export function liesWith(leaves: readonly LeaveDays[], personId: string, day: CivilDate): string {
  const seen = new Set<string>();
  let holder = personId;
  for (;;) {
    const standInId = leaveOn(leaves, holder, day)?.standInId ?? null;
    if (standInId === null) return holder;
    if (seen.has(holder)) return personId;
    seen.add(holder);
    holder = standInId;
  }
}

/** A plan as leaves look at it. */
export interface HeldPlan {
  readonly dueOn: CivilDate;
  readonly assigneeId: string | null;
  /** Whose it is while somebody stands in; null where nobody does. */
  readonly absentId: string | null;
}

/** Whose plan it is when nobody is on leave. */
export function ownHolder({ assigneeId, absentId }: Omit<HeldPlan, 'dueOn'>): string | null {
  return absentId ?? assigneeId;
}

/** When somebody looks: the day, and whether the store had not opened yet. */
export interface LeaveMoment {
  readonly today: CivilDate;
  readonly calendar: StoreCalendar;
  readonly beforeOpening: boolean;
}

/** The moment of an instant; on a closed day nobody has begun to work. */
export function leaveMoment(nowMs: number, today: CivilDate, calendar: StoreCalendar): LeaveMoment {
  const beforeOpening = !isOpenDay(calendar, today) || localTimeAt(nowMs, calendar.zone) < calendar.openingTime;
  return { today, calendar, beforeOpening };
}

/**
 * What a leave that is entered now does to one of the absent person's open plans: it goes over to the stand-in, it waits
 * until he accepts it, or it stays. What lies ahead inside the leave goes over. What is due today or overdue goes over
 * only before opening time, afterwards only where the stand-in accepts it; while the person is still there it stays.
 */
export function planAtLeave(
  plan: Pick<HeldPlan, 'dueOn'>,
  leave: Pick<LeaveDays, 'fromOn' | 'throughOn'>,
  { today, calendar, beforeOpening }: LeaveMoment,
): 'over' | 'asked' | 'stays' {
  const countedOn = openDayOnOrAfter(calendar, plan.dueOn);
  if (countedOn > today) return leave.fromOn <= countedOn && countedOn <= leave.throughOn ? 'over' : 'stays';
  if (today < leave.fromOn || leave.throughOn < today) return 'stays';
  return beforeOpening ? 'over' : 'asked';
}

/**
 * With whom an open plan is to lie after leaves have changed: what lies ahead, with whoever stands in on its day; what is
 * due today or overdue comes back to whom it belongs as soon as he is there again, and is otherwise nobody's to move.
 * @returns null where it stays as it is
 */
export function resettled(
  plan: HeldPlan,
  leaves: readonly LeaveDays[],
  { today, calendar }: Pick<LeaveMoment, 'today' | 'calendar'>,
): Omit<HeldPlan, 'dueOn'> | null {
  const own = ownHolder(plan);
  if (own === null) return null;
  const countedOn = openDayOnOrAfter(calendar, plan.dueOn);
  if (countedOn <= today && (plan.absentId === null || leaveOn(leaves, own, today) !== undefined)) return null;
  const next = held(own, countedOn > today ? liesWith(leaves, own, countedOn) : own);
  return next.assigneeId === plan.assigneeId && next.absentId === plan.absentId ? null : next;
}

/** The holder of a plan with the one for whom he stands in. */
export function held(
  ownId: string,
  holderId: string,
): { readonly assigneeId: string; readonly absentId: string | null } {
  return { assigneeId: holderId, absentId: holderId === ownId ? null : ownId };
}

/** A leave that somebody wants to enter, with the names that its refusals say. */
export interface LeaveWish extends LeaveDays {
  readonly name: string;
  readonly standInName: string;
}

/** Checks the days of a leave and its stand-in against the leaves there are (domain §4.8). */
export function checkLeave(wish: LeaveWish, leaves: readonly LeaveDays[], today: CivilDate): Refusal | null {
  const { staffId, fromOn, throughOn, standInId } = wish;
  if (throughOn < fromOn) return invalid('请到哪天', '要不早于「从哪天」', 'throughOn');
  if (daysBetween(fromOn, throughOn) >= longestDays)
    return invalid('请到哪天', `一次最多 ${longestDays} 天，更长的请分段登记`, 'throughOn');
  if (fromOn < addDays(today, -enteredLateDays))
    return invalid('从哪天', `最多补登 ${enteredLateDays} 天以前的`, 'fromOn');
  const other = leaves.find((each) => each.staffId === staffId && overlap(each, wish));
  if (other) return refuse('LEAVE_OVERLAPS', { name: wish.name, ...daysWords(other, today) }, 'fromOn');
  if (standInId === null)
    return throughOn < today ? null : refuse('REQUIRED_MISSING', { fields: '代班人' }, 'standInId');
  return checkStandIn({ ...wish, standInId }, leaves, today);
}

/** Checks who stands in: another person, who is there on every day of the leave that is still to come. */
export function checkStandIn(
  { staffId, fromOn, throughOn, standInId, standInName }: LeaveWish & { readonly standInId: string },
  leaves: readonly LeaveDays[],
  today: CivilDate,
): Refusal | null {
  if (standInId === staffId) return invalid('代班人', '不能是请假的人自己', 'standInId');
  const ahead = { fromOn: fromOn < today ? today : fromOn, throughOn };
  const away = leaves.find((each) => each.staffId === standInId && overlap(each, ahead));
  return away ? refuse('LEAVE_STAND_IN_AWAY', { name: standInName, ...daysWords(away, today) }, 'standInId') : null;
}

function overlap(a: Pick<LeaveDays, 'fromOn' | 'throughOn'>, b: Pick<LeaveDays, 'fromOn' | 'throughOn'>): boolean {
  return a.fromOn <= b.throughOn && b.fromOn <= a.throughOn;
}

function daysWords({ fromOn, throughOn }: Pick<LeaveDays, 'fromOn' | 'throughOn'>, today: CivilDate) {
  return { from: dateWords(fromOn, today), through: dateWords(throughOn, today) };
}

function invalid(field: string, problem: string, at: string): Refusal {
  return refuse('INVALID_INPUT', { field, problem }, at);
}

/**
 * Checks that a leave ends earlier than entered: on a day on which he was still away, before the last one. Whoever never
 * was away has his leave cancelled instead.
 */
export function checkReturn(leave: Pick<LeaveDays, 'fromOn' | 'throughOn'>, throughOn: CivilDate): Refusal | null {
  if (throughOn < leave.fromOn)
    return invalid('最后一天', '要不早于请假的第一天；一天也没请就撤销这次请假', 'throughOn');
  if (throughOn >= leave.throughOn) return invalid('最后一天', '要早于登记的最后一天；要延长请另登记一段', 'throughOn');
  return null;
}
