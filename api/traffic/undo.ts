import { z } from 'zod';
import { changesOf, type RowChange } from '../../db/history.ts';
import { reject, type Tx } from '../../db/unit-of-work.ts';
import type { UndoableAct } from '../../shared/contract/traffic.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { requireEntry, requireUnsignedDay, writerOfCard } from './entry.ts';

/** As long as the notice's Ctrl Z works. */
const undoMs = 600_000;

/** The column that each act writes; an arrival is the whole row. */
const written = { depart: 'departedAt', assign: 'receiverId', void: 'voidedAt' } as const;

/**
 * Takes back one's own last step at the register, within ten minutes and while nothing was built on it: no card, no
 * draft of one, no later change of the same thing by anybody.
 */
export function undoTraffic(
  input: { readonly id: string; readonly act: UndoableAct },
  call: ActorCall,
): { readonly id: string } | Refusal {
  return act(call, (tx) => {
    const traffic = requireEntry(tx, input.id);
    requireUnsignedDay(tx, traffic);
    const changes = changesOf(call.deps.store, 'traffic', traffic.id);
    if (input.act === 'arrive') undoArrival(tx, call, traffic, changes);
    else undoStep(tx, call, traffic, { changes, act: input.act });
    return { id: traffic.id };
  });
}

function undoArrival(tx: Tx, call: ActorCall, traffic: EntityRow<'traffic'>, changes: readonly RowChange[]): void {
  requireOwnAndFresh(call, changes[0], 'arrive');
  if (changes.some(({ actorId }) => actorId !== call.actor.id)) notUndone('后来有别人改过');
  requireUncarded(tx, traffic);
  if (traffic.departedAt !== null || traffic.explanation !== '' || traffic.voidedAt !== null)
    notUndone('后来又登记过别的');
  tx.remove('traffic', traffic.id);
}

function undoStep(
  tx: Tx,
  call: ActorCall,
  traffic: EntityRow<'traffic'>,
  step: { readonly changes: readonly RowChange[]; readonly act: Exclude<UndoableAct, 'arrive'> },
): void {
  if (traffic.voidedAt !== null && step.act !== 'void') notUndone('这次登记后来作废了');
  const column = written[step.act];
  const values = step.changes.flatMap((change) => readingOf(change, column));
  const last = values.at(-1);
  requireOwnAndFresh(call, last?.change, step.act);
  switch (step.act) {
    case 'depart':
      undoDeparture(tx, traffic, last?.change.recordedAt ?? call.now);
      return;
    case 'assign':
      requireUncarded(tx, traffic);
      tx.update('traffic', traffic.id, receiverBefore(step.changes, values.at(-2)?.value ?? null));
      return;
    case 'void':
      tx.update('traffic', traffic.id, { voidedAt: null, voidReason: '' });
      return;
  }
}

/** Who received before the step, and how: the step wrote all of it, or nothing of what was the same. */
function receiverBefore(
  changes: readonly RowChange[],
  receiver: unknown,
): Pick<EntityRow<'traffic'>, 'receiverId' | 'receivedAt' | 'named'> {
  const last = changes.flatMap((change) => readingOf(change, 'receiverId')).at(-1);
  const before = (column: string): unknown =>
    changes
      .filter(({ setId }) => setId !== last?.change.setId)
      .flatMap((change) => readingOf(change, column))
      .at(-1)?.value;
  return {
    receiverId: z.string().nullable().parse(receiver),
    receivedAt: z.number().nullable().catch(null).parse(before('receivedAt')),
    named: before('named') === 1 ? 1 : 0,
  };
}

/** The departure stands on the card as well, where one was written before it. */
function undoDeparture(tx: Tx, traffic: EntityRow<'traffic'>, notedAt: number): void {
  const card = traffic.cardId === null ? undefined : tx.find('card', traffic.cardId);
  if (card && (card.firstSavedAt > notedAt || card.departedAt !== traffic.departedAt))
    notUndone('洽谈卡已经用了这个时间');
  tx.update('traffic', traffic.id, { departedAt: null });
  if (card) tx.update('card', card.id, { departedAt: null });
}

function requireOwnAndFresh(call: ActorCall, change: RowChange | undefined, did: UndoableAct): void {
  const why = whyNotOwnAndFresh(call, change, did);
  if (why !== null) notUndone(why);
}

function whyNotOwnAndFresh(call: ActorCall, change: RowChange | undefined, did: UndoableAct): string | null {
  if (change?.command !== `traffic.${did}`) return '后来又改过';
  if (change.actorId !== call.actor.id) return '这一步是别人登记的';
  return call.now - change.recordedAt > undoMs ? '已经过了 10 分钟' : null;
}

function requireUncarded(tx: Tx, traffic: EntityRow<'traffic'>): void {
  if (traffic.cardId !== null) notUndone('已经有了洽谈卡');
  const writer = writerOfCard(tx.read, traffic.id);
  if (writer !== null) notUndone(`${writer}正在写洽谈卡`);
}

function notUndone(why: string): never {
  return reject('TRAFFIC_NOT_UNDONE', { why });
}

const bodySchema = z.record(z.string(), z.unknown());

/** What a change says of a column; nothing where it is about others or was erased. */
function readingOf(
  change: RowChange,
  column: string,
): readonly { readonly change: RowChange; readonly value: unknown }[] {
  if (change.valueJson === null || change.op === 'del') return [];
  const body = bodySchema.parse(JSON.parse(change.valueJson));
  return column in body ? [{ change, value: body[column] }] : [];
}
