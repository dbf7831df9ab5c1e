import { leavesFrom } from '../../db/queries/leaves.ts';
import { demand, reject, type Tx } from '../../db/unit-of-work.ts';
import { addDays, type CivilDate, earlierOf } from '../../shared/calendar/civil-date.ts';
import { checkReturn, checkStandIn } from '../../shared/domain/leave.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { evaluate } from '../jobs/evaluate.ts';
import { nameOfStaff } from '../ownership.ts';
import { momentOf } from './enter.ts';
import { callerOf } from './people.ts';
import { settlePlans } from './settle.ts';

/** How many plans changed hands by a change of a leave. */
export interface LeaveChanged {
  readonly moved: number;
}

/**
 * He came back earlier (domain §4.8): the leave ends on its last day of absence, and he takes back what is undone.
 * Days that are past and were no leave after all are judged like any others.
 */
export function endLeave(
  { id, throughOn }: { readonly id: string; readonly throughOn: CivilDate },
  call: ActorCall,
): LeaveChanged | Refusal {
  return change(call, id, addDays(throughOn, 1), (tx, leave) => {
    demand(checkReturn(leave, throughOn) ?? true);
    tx.update('leave', id, { throughOn, changedAt: call.now, changedById: call.actor.id });
  });
}

/** The leave never was: everything undone comes back, and the days that are past are judged like any others. */
export function cancelLeave({ id }: { readonly id: string }, call: ActorCall): LeaveChanged | Refusal {
  return change(call, id, null, (tx) => {
    tx.update('leave', id, { state: 'cancelled', changedAt: call.now, changedById: call.actor.id });
  });
}

/** Somebody else stands in from now on: what lies ahead goes to him, what is due stays where it is. */
export function changeStandIn(
  { id, standInId }: { readonly id: string; readonly standInId: string },
  call: ActorCall,
): LeaveChanged | Refusal {
  return act(call, (tx) => {
    const leave = requireLeave(tx, id, call.today);
    if (leave.standInId === standInId) return { moved: 0 };
    const standIn = demand(callerOf(tx.read, standInId, 'standInId', '代班人'));
    const names = { name: nameOfStaff(tx.read, leave.staffId) ?? '', standInName: standIn.name };
    demand(checkStandIn({ ...leave, ...names, standInId }, leavesFrom(tx.read, call.today), call.today) ?? true);
    tx.update('leave', id, { standInId, changedAt: call.now, changedById: call.actor.id });
    return { moved: settlePlans(tx, [leave.staffId], momentOf(call)) };
  });
}

function change(
  call: ActorCall,
  id: string,
  freeFrom: CivilDate | null,
  body: (tx: Tx, leave: EntityRow<'leave'>) => void,
): LeaveChanged | Refusal {
  let from = freeFrom;
  let through = call.today;
  const changed = act(call, (tx) => {
    const leave = requireLeave(tx, id, null);
    from ??= leave.fromOn;
    through = leave.throughOn;
    body(tx, leave);
    return { moved: settlePlans(tx, [leave.staffId], momentOf(call)) };
  });
  if (isRefusal(changed) || from === null) return changed;
  // days that were leave and are none any more: what is missing is found now, and nothing twice
  const last = earlierOf(through, addDays(call.today, -1));
  if (call.isAuthority && from <= last) evaluate(call.deps.store, { from, through: last, now: call.now });
  return changed;
}

/** The leave, as it can still be changed. Rolls back with NOT_FOUND, or ALREADY_DONE where it is cancelled or over. */
function requireLeave(tx: Tx, id: string, today: CivilDate | null): EntityRow<'leave'> {
  const leave = tx.find('leave', id);
  if (!leave) return reject('NOT_FOUND', { what: '这次请假' }, 'id');
  if (leave.state === 'cancelled') return reject('ALREADY_DONE', { what: '这次请假的撤销' }, 'id');
  if (today !== null && leave.throughOn < today) return reject('ALREADY_DONE', { what: '已经结束的请假' }, 'id');
  return leave;
}
