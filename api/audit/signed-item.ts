import type { AuditFieldView, AuditItemView } from '../../shared/contract/audit-rows.ts';
import { auditedFieldTitles } from '../../shared/domain/audit-compare.ts';
import type { Sheet, SheetItem } from '../../shared/domain/audit-sheet.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import type { OpenDay } from './day.ts';
import { keyOfItem } from './day-view.ts';
import { itemView } from './item-view.ts';

/**
 * A line of a signed day: what the sheet says of it goes before whatever the lists and books of today would make of the
 * same card.
 */
export function signedItemView(call: ActorCall, open: OpenDay, key: string, sheet: Sheet): AuditItemView | Refusal {
  const signed = sheet.items.find((item) => keyOfItem(item) === key);
  if (signed === undefined) return refuse('NOT_FOUND', { what: '检查表上的这一行' }, 'key');
  const now = itemView(call, open, key, false);
  const known = isRefusal(now) ? bareView(signed, sheet) : now;
  return {
    ...known,
    customerName: signed.customerName,
    verdict: signed.verdict,
    fields: signed.fields.map(({ field }) => field),
    note: signed.note,
    started: false,
    person: signed.personId === null ? null : { id: signed.personId, name: signed.personName },
    own: signed.personId === call.actor.id,
    values: known.values.map((value) => signedField(value, signed)),
    explanation: signed.explanation,
    treatment: signed.treatment,
    deadline: signed.deadline,
  };
}

function signedField(value: AuditFieldView, { verdict, fields }: SheetItem): AuditFieldView {
  const differing = fields.find(({ field }) => field === value.field);
  if (differing) return { ...value, system: differing.system, paper: differing.paper, verdict: 'mismatch' };
  return { ...value, verdict: verdict === 'match' || verdict === 'mismatch' ? 'match' : null };
}

/** What is left of a line that the day's books and visitors no longer lead to. */
function bareView(item: SheetItem, sheet: Sheet): AuditItemView {
  return {
    key: keyOfItem(item),
    kind: item.serial !== null ? 'serial' : item.cardId !== null ? 'card' : 'traffic',
    serial: item.serial,
    customerName: item.customerName,
    arrivedTime: item.arrivedTime,
    partySize: null,
    verdict: item.verdict,
    fields: [],
    note: item.note,
    addedByHand: item.addedByHand,
    started: false,
    person: null,
    own: false,
    cardId: item.cardId,
    cardNumber: null,
    paperKind: 'unread',
    hidden: false,
    values: sheet.auditedFields.map((field) => ({
      field,
      title: auditedFieldTitles[field],
      system: null,
      paper: null,
      mark: null,
      verdict: null,
    })),
    laterEdits: [],
    keyedConsultant: null,
    traffic: null,
    explanation: item.explanation,
    treatment: item.treatment,
    deadline: item.deadline,
  };
}
