import { anyDay, leavesFrom, missedOnQuery, plansWithQuery, throughDay } from '../../db/queries/leaves.ts';
import type { Reader } from '../../db/query.ts';
import { demand, type Tx } from '../../db/unit-of-work.ts';
import { addDays, type CivilDate, earlierOf } from '../../shared/calendar/civil-date.ts';
import {
  checkLeave,
  held,
  type LeaveKind,
  type LeaveMoment,
  leaveMoment,
  liesWith,
  ownHolder,
  planAtLeave,
} from '../../shared/domain/leave.ts';
import { isDue } from '../../shared/domain/plan.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { leaveReason } from '../finding/insert.ts';
import { readCalendar } from '../store-settings.ts';
import { callerOf } from './people.ts';
import { settlePlans } from './settle.ts';

export interface LeaveInput {
  readonly staffId: string;
  readonly kind: LeaveKind;
  readonly fromOn: CivilDate;
  readonly throughOn: CivilDate;
  readonly standInId: string | null;
  readonly note: string;
}

/** What entering a leave does, or would do. */
export interface LeaveEffect {
  /** Plans that go over to the stand-in at once. */
  readonly over: number;
  /** Plans due today or overdue that wait until he accepts them. */
  readonly asked: number;
  /** Findings of the days that are past that are withdrawn. */
  readonly withdrawn: number;
}

/** What a leave would do, without writing anything; refuses as entering it would. */
export function previewLeave(input: LeaveInput, call: ActorCall): LeaveEffect | Refusal {
  const { read } = call.deps.store;
  return check(read, input, call) ?? effectOf(read, input, call);
}

/**
 * A manager enters a leave with its stand-in in one act (domain §4.8): plans inside it go over, what is due already goes
 * over before opening time and else waits for the stand-in, and what was found on days of it that are past is withdrawn.
 */
export function enterLeave(input: LeaveInput, call: ActorCall): (LeaveEffect & { readonly id: string }) | Refusal {
  return act(call, (tx) => {
    demand(check(tx.read, input, call) ?? true);
    const effect = effectOf(tx.read, input, call);
    const id = tx.newId();
    const { staffId, kind, fromOn, throughOn, standInId, note } = input;
    tx.insert('leave', {
      ...{ id, staffId, kind, fromOn, throughOn, standInId, note, state: 'on' },
      enteredAt: call.now,
      enteredOn: call.today,
      enteredById: call.actor.id,
      changedAt: null,
      changedById: null,
    });
    const moment = momentOf(call);
    takeOverDue(tx, input, moment);
    settlePlans(tx, [staffId], moment);
    for (const finding of missedOf(tx.read, input, call.today))
      tx.update('finding', finding.id, { state: 'withdrawn', stateAt: call.now, stateReason: leaveReason });
    return { id, ...effect };
  });
}

/** When the call was made, as leaves look at it. */
export function momentOf(call: ActorCall): LeaveMoment {
  return leaveMoment(call.now, call.today, readCalendar(call.deps.store));
}

function check(read: Reader, input: LeaveInput, call: ActorCall): Refusal | null {
  const staff = callerOf(read, input.staffId, 'staffId', '请假的人');
  if (isRefusal(staff)) return staff;
  const standIn = input.standInId === null ? null : callerOf(read, input.standInId, 'standInId', '代班人');
  if (isRefusal(standIn)) return standIn;
  // nobody takes back what was found about himself (§八)
  if (staff.id === call.actor.id && input.fromOn < call.today) {
    const problem = '是您自己：补登已经过去的请假，请另一位经理来办';
    return refuse('INVALID_INPUT', { field: '请假的人', problem }, 'staffId');
  }
  const leaves = leavesFrom(read, earlierOf(input.fromOn, call.today));
  return checkLeave({ ...input, name: staff.name, standInName: standIn?.name ?? '' }, leaves, call.today);
}

function effectOf(read: Reader, input: LeaveInput, call: ActorCall): LeaveEffect {
  const moment = momentOf(call);
  const count = { over: 0, asked: 0, stays: 0 };
  for (const plan of read.all(plansWithQuery(input.staffId, anyDay)))
    if (plan.role !== 'decision') count[planAtLeave(plan, input, moment)] += 1;
  return { over: count.over, asked: count.asked, withdrawn: missedOf(read, input, call.today).length };
}

/** What is due today or overdue goes over only before the store opens; what lies ahead is settled with everything else. */
function takeOverDue(tx: Tx, input: LeaveInput, moment: LeaveMoment): void {
  const { today, calendar, beforeOpening } = moment;
  if (!beforeOpening) return;
  const leaves = leavesFrom(tx.read, today);
  for (const plan of tx.read.all(plansWithQuery(input.staffId, throughDay(today)))) {
    const ownId = ownHolder(plan);
    const isOver = planAtLeave(plan, input, moment) === 'over' && isDue({ ...plan, state: 'open' }, today, calendar);
    if (ownId !== null && isOver) tx.update('plan', plan.id, held(ownId, liesWith(leaves, ownId, today)));
  }
}

function missedOf(read: Reader, { staffId, fromOn, throughOn }: LeaveInput, today: CivilDate) {
  const through = earlierOf(throughOn, addDays(today, -1));
  return through < fromOn ? [] : read.all(missedOnQuery(staffId, fromOn, through));
}
