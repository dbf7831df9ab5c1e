import { reject, type Tx } from '../../db/unit-of-work.ts';
import type { FloorState } from '../../shared/domain/floor.ts';
import { floorStateWords, mostSteps } from '../../shared/domain/floor.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { NewEntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { nameOfStaff } from '../ownership.ts';
import { type FloorStanding, floorStanding } from './standing.ts';

/** As long as the notice's Ctrl Z works. */
const undoMs = 600_000;

type Made = { readonly id: string } | Refusal;

/**
 * Says where a consultant is. A double click is told that it is so already; nobody goes off duty while a visitor of his
 * has not left, for the visitor would be nobody's.
 */
export function setOnFloor(input: { readonly staffId: string; readonly state: FloorState }, call: ActorCall): Made {
  return act(call, (tx) => {
    const { staffId, state } = input;
    const { standing, name } = requireConsultant(tx, call, staffId);
    requireOwn(call, staffId, name);
    const place = standing.queue.find((each) => each.staffId === staffId);
    if ((place?.state ?? 'off') === state)
      reject('ALREADY_DONE', { what: `${name}的${floorStateWords[state]}` }, 'state');
    if (place === undefined && state !== 'on') reject('FLOOR_OFF_DUTY', { name }, 'state');
    const count = standing.visits.filter((each) => each.receiver?.id === staffId && each.departedAt === null).length;
    if (state === 'off' && count > 0) reject('FLOOR_RECEIVING', { name, count }, 'state');
    return write(tx, call, { staffId, kind: 'state', state });
  });
}

/** Passes somebody over, who goes to the end: the desk, a manager or himself, with the reason. */
export function skipOnFloor(input: { readonly staffId: string; readonly reason: string }, call: ActorCall): Made {
  return act(call, (tx) => {
    const { staffId, reason } = input;
    const { standing, name } = requireConsultant(tx, call, staffId);
    requireOwn(call, staffId, name);
    requireOnDuty(standing, staffId, name, 'staffId');
    return write(tx, call, { staffId, kind: 'skip', reason });
  });
}

/** A manager puts somebody before another, or at the end, with the reason. */
export function moveOnFloor(
  input: { readonly staffId: string; readonly beforeId: string | null; readonly reason: string },
  call: ActorCall,
): Made {
  return act(call, (tx) => {
    const { staffId, beforeId, reason } = input;
    const { standing, name } = requireConsultant(tx, call, staffId);
    requireOnDuty(standing, staffId, name, 'staffId');
    if (beforeId === staffId)
      reject('INVALID_INPUT', { field: '排到谁前面', problem: '是他自己，请选别人' }, 'beforeId');
    if (beforeId !== null) requireOnDuty(standing, beforeId, nameIn(standing, beforeId) ?? '这位', 'beforeId');
    return write(tx, call, { staffId, kind: 'move', beforeId, reason });
  });
}

/** Takes back one's own last step about a person, within ten minutes; his place is again what it was. */
export function undoOnFloor(input: { readonly id: string }, call: ActorCall): Made {
  return act(call, (tx) => {
    const fact = tx.find('floorFact', input.id) ?? reject('NOT_FOUND', { what: '这一步登记' }, 'id');
    if (fact.byId !== call.actor.id) notUndone('这一步是别人登记的');
    if (fact.onDay !== call.today) notUndone('已经过了那一天');
    if (Math.abs(call.now - fact.at) > undoMs) notUndone('已经过了 10 分钟');
    const later = floorStanding(tx.read, call.today).facts.findLast(({ staffId }) => staffId === fact.staffId);
    if (later?.id !== fact.id) notUndone('后来又登记过');
    tx.remove('floorFact', fact.id);
    return { id: fact.id };
  });
}

function notUndone(why: string): never {
  return reject('FLOOR_NOT_UNDONE', { why });
}

function requireConsultant(
  tx: Tx,
  call: ActorCall,
  staffId: string,
): { readonly standing: FloorStanding; readonly name: string } {
  const standing = floorStanding(tx.read, call.today);
  const name = nameIn(standing, staffId) ?? reject('NOT_FOUND', { what: '这位在职的销售顾问' }, 'staffId');
  return { standing, name };
}

function nameIn({ staff }: FloorStanding, id: string): string | undefined {
  return staff.find((each) => each.id === id)?.name;
}

/** A consultant speaks for himself alone; the desk and managers for everybody. */
function requireOwn({ actor }: ActorCall, staffId: string, name: string): void {
  if (actor.role === 'consultant' && actor.id !== staffId) reject('FLOOR_NOT_OWN', { name }, 'staffId');
}

function requireOnDuty({ queue }: FloorStanding, staffId: string, name: string, field: string): void {
  if (!queue.some((each) => each.staffId === staffId)) reject('FLOOR_OFF_DUTY', { name }, field);
}

/** Every step of the day is read by every board, again and again: nobody writes them without end. */
function demandFewSteps(tx: Tx, call: ActorCall, staffId: string): void {
  const { facts } = floorStanding(tx.read, call.today);
  const own = facts.filter((fact) => fact.byId === call.actor.id && fact.staffId === staffId);
  if (own.length < mostSteps) return;
  const what = `您今天给${nameOfStaff(tx.read, staffId) ?? '这位顾问'}的轮次登记`;
  reject('LIMIT_REACHED', { what, most: mostSteps, unit: '次', way: '找经理登记' }, 'staffId');
}

function write(
  tx: Tx,
  call: ActorCall,
  fact: Pick<NewEntityRow<'floorFact'>, 'staffId' | 'kind'> & Partial<NewEntityRow<'floorFact'>>,
): { readonly id: string } {
  demandFewSteps(tx, call, fact.staffId);
  const id = tx.newId();
  tx.insert('floorFact', {
    state: '',
    beforeId: null,
    reason: '',
    ...fact,
    id,
    onDay: call.today,
    at: call.now,
    byId: call.actor.id,
  });
  const { reason = '' } = fact;
  if (reason !== '') tx.note({ action: call.procedure, subject: `floorFact:${id}`, body: { reason } });
  return { id };
}
