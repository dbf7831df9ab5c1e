import { entryOfArrivalQuery } from '../../db/queries/traffic.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { demand, reject } from '../../db/unit-of-work.ts';
import { civilDateAt } from '../../shared/calendar/civil-date.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { withoutBlanks } from '../../shared/entities/patch.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { lateDay } from '../audit/late.ts';
import { type ActorCall, act } from '../call.ts';
import { checkReferences } from '../card/references.ts';
import { requireTurn } from '../floor/turn.ts';
import { demandReceiver } from '../ownership.ts';
import { requireInUse } from './arrival.ts';
import { requireNoCard, requireOthers, requireVisit } from './entry.ts';

/** Registers an arrival in seconds: now, or a little earlier today; of an earlier day only by a manager. */
export function arrive(
  input: {
    readonly contactWay: string;
    readonly arrivedAt?: number | undefined;
    readonly partySize: number;
    readonly receiverId: string | null;
    readonly named: boolean;
    readonly byTurn: boolean;
    readonly note: string;
    readonly arrivalId?: string | undefined;
  },
  call: ActorCall,
): { readonly id: string; readonly arrivedAt: number; readonly arrivedOn: string } | Refusal {
  return act(call, (tx) => {
    const { contactWay, partySize, receiverId, note, arrivalId = null } = input;
    const known = arrivalId === null ? undefined : tx.read.get(entryOfArrivalQuery(arrivalId, call.actor.id));
    if (known) return known;
    const arrivedAt = input.arrivedAt ?? call.now;
    const arrivedOn = civilDateAt(arrivedAt, call.zone);
    requireArrival(tx, call, arrivedAt);
    if (arrivedOn !== call.today && !isManager(call.actor.role))
      return refuse('INVALID_INPUT', { field: '到店', problem: '只能登记今天的，以前的请展厅经理补登' }, 'arrivedAt');
    requireContactWay(tx, contactWay);
    requireReceiver(tx, receiverId);
    if (input.byTurn) requireTurn(tx, call, receiverId);
    const id = tx.newId();
    tx.insert('traffic', {
      id,
      contactWay,
      arrivedAt,
      arrivedOn,
      lateOn: lateDay(tx.read, arrivedOn, call.today),
      departedAt: null,
      partySize,
      receiverId,
      receivedAt: receiverId === null ? null : arrivedAt,
      named: receiverId !== null && input.named ? 1 : 0,
      receptionistId: call.actor.id,
      cardId: null,
      note,
      explanation: '',
      explainedAt: null,
      voidedAt: null,
      voidReason: '',
      arrivalId,
      createdAt: call.now,
    });
    return { id, arrivedAt, arrivedOn };
  });
}

/** Notes that a visitor has left, also on the card of this visit; once noted only a manager corrects it. */
export function depart(
  input: { readonly id: string; readonly departedAt?: number | undefined },
  call: ActorCall,
): { readonly id: string; readonly departedAt: number } | Refusal {
  return act(call, (tx) => {
    const traffic = requireVisit(tx, input.id);
    if (traffic.departedAt !== null) return refuse('ALREADY_DONE', { what: '这次来访的离店' }, 'departedAt');
    if (input.departedAt === undefined && traffic.arrivedOn !== call.today)
      return refuse(
        'INVALID_INPUT',
        { field: '离店', problem: '不是今天的来访，请填当天实际离店的时间' },
        'departedAt',
      );
    const departedAt = input.departedAt ?? call.now;
    requirePast(call, departedAt, 'departedAt');
    requireOrder(traffic.arrivedAt, departedAt);
    tx.update('traffic', traffic.id, { departedAt });
    if (traffic.cardId !== null) tx.update('card', traffic.cardId, { departedAt });
    return { id: traffic.id, departedAt };
  });
}

/**
 * Says who receives a visitor, or somebody else while there is no card, on the day of the visit: afterwards it would move
 * an audit's 未录入 to somebody else, which only a manager's correction with its reason may do.
 */
export function assign(
  input: {
    readonly id: string;
    readonly receiverId: string;
    readonly named: boolean;
    readonly byTurn: boolean;
  },
  call: ActorCall,
): { readonly id: string } | Refusal {
  return act(call, (tx) => {
    const traffic = requireVisit(tx, input.id);
    if (traffic.receiverId === input.receiverId)
      return refuse('ALREADY_DONE', { what: '这次来访的接待' }, 'receiverId');
    if (traffic.arrivedOn !== call.today)
      return refuse('INVALID_INPUT', { field: '接待人', problem: '只能当天定，以前的请经理更正' }, 'receiverId');
    if (traffic.receiverId !== null) requireNoCard(tx, traffic, 'receiverId');
    requireReceiver(tx, input.receiverId);
    if (input.byTurn) requireTurn(tx, call, input.receiverId);
    const { receiverId, named } = input;
    tx.update('traffic', traffic.id, { receiverId, receivedAt: call.now, named: named ? 1 : 0 });
    return { id: traffic.id };
  });
}

/**
 * A manager's correction: entry and card change together, the reason stands in the log. Neither comes into a day that is
 * signed nor leaves it (AUDIT_SIGNED), and of an earlier day nobody corrects what he received himself: he would choose
 * whose audit it stands in, and who may sign that.
 */
export function correct(
  input: {
    readonly id: string;
    readonly contactWay?: string | undefined;
    readonly arrivedAt?: number | undefined;
    readonly departedAt?: number | null | undefined;
    readonly partySize?: number | undefined;
    readonly receiverId?: string | null | undefined;
    readonly note?: string | undefined;
    readonly reason: string;
  },
  call: ActorCall,
): { readonly id: string } | Refusal {
  return act(call, (tx) => {
    const traffic = requireVisit(tx, input.id);
    requireOthers(tx, call, traffic);
    const { id: _, reason, ...wanted } = input;
    const arrivedAt = wanted.arrivedAt ?? traffic.arrivedAt;
    const departedAt = wanted.departedAt === undefined ? traffic.departedAt : wanted.departedAt;
    if (wanted.arrivedAt !== undefined) requireArrival(tx, call, arrivedAt);
    if (departedAt !== null) {
      requirePast(call, departedAt, 'departedAt');
      requireOrder(arrivedAt, departedAt);
    }
    if (wanted.contactWay !== undefined) requireContactWay(tx, wanted.contactWay);
    if (wanted.receiverId !== undefined) requireReceiver(tx, wanted.receiverId);
    const times = { arrivedAt, arrivedOn: civilDateAt(arrivedAt, call.zone), departedAt };
    const { contactWay, partySize, receiverId, note } = wanted;
    const facts = withoutBlanks({ contactWay, partySize });
    const received = receivedSince(call, { ...traffic, ...times }, receiverId);
    tx.update('traffic', traffic.id, { ...facts, ...withoutBlanks({ receiverId, note }), ...received, ...times });
    if (traffic.cardId !== null) tx.update('card', traffic.cardId, { ...facts, ...times });
    tx.note({ action: call.procedure, subject: `traffic:${traffic.id}`, body: { reason } });
    return { id: traffic.id };
  });
}

/** Why a visitor has no card: by whoever received him, for the audit's 客流无卡 (§八.1). */
export function explain(
  input: { readonly id: string; readonly explanation: string },
  call: ActorCall,
): { readonly id: string } | Refusal {
  return act(call, (tx) => {
    const traffic = requireVisit(tx, input.id);
    demandReceiver(tx.read, call.actor, traffic.receiverId, 'explanation');
    tx.update('traffic', traffic.id, { explanation: input.explanation, explainedAt: call.now });
    return { id: traffic.id };
  });
}

/** Since when whoever a correction names receives: from now on where the visitor is still here, else all along. */
function receivedSince(
  call: ActorCall,
  { receiverId: before, arrivedAt, arrivedOn, departedAt }: EntityRow<'traffic'>,
  receiverId: string | null | undefined,
): Partial<Pick<EntityRow<'traffic'>, 'receivedAt' | 'named'>> {
  if (receiverId === undefined || receiverId === before) return {};
  if (receiverId === null) return { receivedAt: null, named: 0 };
  const isHere = departedAt === null && arrivedOn === call.today;
  return { receivedAt: isHere ? call.now : arrivedAt, named: 0 };
}

/** Nobody comes later than now, or came long before the showroom was set up. */
function requireArrival(tx: Tx, call: ActorCall, at: number): void {
  requirePast(call, at, 'arrivedAt');
  requireInUse(tx, call, at);
}

const labels = { arrivedAt: '到店', departedAt: '离店' } as const;

function requirePast(call: ActorCall, at: number, field: keyof typeof labels): void {
  if (at > call.now) reject('INVALID_INPUT', { field: labels[field], problem: '还没到这个时间，请核对' }, field);
}

function requireOrder(arrivedAt: number, departedAt: number): void {
  if (departedAt < arrivedAt)
    reject('INVALID_INPUT', { field: '离店', problem: '早于到店，请核对两个时间' }, 'departedAt');
}

function requireContactWay(tx: Tx, contactWay: string): void {
  const stranger = checkReferences(tx.read, { contactWay }, new Set(['contactWay']));
  if (stranger) demand(stranger);
}

function requireReceiver(tx: Tx, receiverId: string | null): void {
  if (receiverId === null) return;
  if (tx.find('staff', receiverId)?.active !== 1)
    reject('INVALID_INPUT', { field: '接待人', problem: '不在职，请从列表里选' }, 'receiverId');
}
