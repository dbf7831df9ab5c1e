import { hasLogEntry } from '../../db/queries/audit-log.ts';
import { sqlFor } from '../../db/query.ts';
import { startOfDay } from '../../shared/calendar/civil-date.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { type ActorCall, note } from '../call.ts';
import { accessTo } from '../ownership.ts';

/**
 * Keeps in the log that somebody found a customer for whom he does not answer by a full number: a mask still tells whose
 * customer a number is, and whoever tries numbers one after the other leaves a trace (§13). Once a day for each person,
 * customer and way; the number itself is not repeated. It is in the log before the answer goes out (docs/decisions/0011).
 * @returns the refusal where the log cannot be written: then nothing is told either
 */
export function traceLookups(call: ActorCall, customerIds: readonly string[]): Refusal | null {
  const untold = customerIds.filter((id) => isForeign(call, id) && !isTraced(call, id));
  if (untold.length === 0) return null;
  return note(
    call,
    untold.map((id) => ({ action: call.procedure, subject: `customer:${id}`, body: {} })),
  );
}

/** The same for a save that was refused with PHONE_TAKEN, which tells as much. Anything else passes through. */
export function tracingTaken<T>(call: ActorCall, answer: T | Refusal): T | Refusal {
  if (!isRefusal(answer) || answer.code !== 'PHONE_TAKEN') return answer;
  return traceLookups(call, [String(answer.params.customerId)]) ?? answer;
}

function isForeign({ deps, actor }: ActorCall, id: string): boolean {
  const { read } = deps.store;
  const customer = read.get(sqlFor.selectFrom('customer').select(['id', 'ownerId']).where('id', '=', id));
  return customer !== undefined && accessTo(read, actor, customer) === 'masked';
}

function isTraced({ deps, actor, procedure, today, zone }: ActorCall, id: string): boolean {
  const since = startOfDay(today, zone);
  return hasLogEntry(deps.store.read, { subject: `customer:${id}`, action: procedure, actorId: actor.id, since });
}
