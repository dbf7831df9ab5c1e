import type { Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { AuditItemView } from '../../shared/contract/audit-rows.ts';
import type { AuditItem } from '../../shared/domain/audit-item.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { EntityPatch, NewEntityRow } from '../../shared/entities/registry.ts';
import { type ActorCall, act } from '../call.ts';
import { demandItem, demandOpen, type OpenDay, readOpenDay, touchDay } from './day.ts';
import { itemView, noteShownPhone } from './item-view.ts';

/** What a write of a line may set. */
export type ItemPatch = Pick<
  EntityPatch<'auditItem'>,
  'mode' | 'paper' | 'marks' | 'keyedConsultantId' | 'trafficId' | 'judgedAt' | 'judgedById' | 'treatment' | 'deadline'
>;

interface LineInput {
  readonly day: CivilDate;
  readonly key: string;
}

/**
 * Writes one line of an open day and answers with the line as it now stands. Refuses with AUDIT_SIGNED,
 * AUDIT_NOT_OPEN_YET, NOT_FOUND and, on one's own card, AUDIT_SELF; `patchOf` may reject more.
 */
export function writeLine(
  call: ActorCall,
  { day, key }: LineInput,
  patchOf: (item: AuditItem, open: OpenDay, tx: Tx) => ItemPatch,
): AuditItemView | Refusal {
  return act(call, (tx) => {
    demandOpen(call, day);
    const open = readOpenDay(call, day);
    const item = demandItem(open, key, call.actor.id);
    putItem(tx, open, item, patchOf(item, open, tx));
    const view = itemView(call, readOpenDay(call, day), key, false);
    if (!isRefusal(view)) noteShownPhone(tx, call, view);
    return view;
  });
}

/** Creates or changes the row of a line. */
export function putItem(tx: Tx, { day, entered }: OpenDay, item: AuditItem, patch: ItemPatch): void {
  const row = entered.rows.get(item.key);
  if (row) {
    tx.update('auditItem', row.id, patch);
    return;
  }
  const { serial, kind } = item;
  tx.insert('auditItem', {
    ...blankItem(tx, day),
    serial,
    cardId: kind === 'card' ? item.cardId : null,
    trafficId: kind === 'traffic' ? item.trafficId : null,
    ...patch,
  });
  // behind the line: the log calls an act by what it wrote first
  touchDay(tx, day);
}

/** A row about which nothing is known yet. */
export function blankItem(tx: Tx, day: CivilDate): NewEntityRow<'auditItem'> {
  return {
    id: tx.newId(),
    auditOn: day,
    serial: null,
    cardId: null,
    trafficId: null,
    personId: null,
    addedByHand: 0,
    mode: 'marks',
    paper: '',
    marks: '',
    verdict: null,
    mismatched: '',
    keyedConsultantId: null,
    judgedAt: null,
    judgedById: null,
    treatment: '',
    deadline: '',
  };
}
