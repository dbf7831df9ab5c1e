import { wasShownPhone } from '../../db/queries/phone-showings.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { startOfDay } from '../../shared/calendar/civil-date.ts';
import type { AuditFieldView, AuditItemView, AuditRow } from '../../shared/contract/audit-rows.ts';
import {
  type AuditedField,
  auditedFieldTitles,
  compareField,
  type FieldVerdict,
} from '../../shared/domain/audit-compare.ts';
import type { AuditDayFacts, AuditItem } from '../../shared/domain/audit-item.ts';
import type { FieldReading } from '../../shared/domain/audit-verdict.ts';
import { arrivalWords, describeValue } from '../../shared/domain/audit-words.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { findItem, isOwn, type OpenDay } from './day.ts';
import { dayEnd } from './facts.ts';
import { laterEdits } from './later-edits.ts';

/** A line as the list shows it. While `blind` hides it, nothing on it tells what the system says. */
export function rowView(item: AuditItem, facts: AuditDayFacts, zone: string, blind: boolean): AuditRow {
  const hidden = blind && isHidden(item);
  const traffic = facts.traffic.find(({ trafficId }) => trafficId === item.trafficId);
  return {
    key: item.key,
    kind: item.kind,
    serial: item.serial,
    customerName: hidden ? '' : ((item.values ?? item.valuesNow)?.name ?? ''),
    arrivedTime: arrivalWords(item.arrivedAt, facts.auditOn, zone),
    partySize: traffic?.partySize ?? null,
    verdict: item.verdict,
    fields: [...item.fields],
    note: item.note,
    addedByHand: item.addedByHand,
    started: item.verdict === null && item.paper !== null,
  };
}

/** A line with what the system says of it and what was read on the paper; or NOT_FOUND. */
export function itemView(call: ActorCall, open: OpenDay, key: string, blind: boolean): AuditItemView | Refusal {
  const item = findItem(open, key);
  if (isRefusal(item)) return item;
  const { facts, entered } = open;
  const names = staffNames(call.deps.store.read);
  const personOf = (id: string | null | undefined) => (id == null ? null : { id, name: names.get(id) ?? '' });
  const hidden = blind && isHidden(item);
  const reading = entered.readings.get(key);
  const traffic = facts.traffic.find(({ trafficId }) => trafficId === item.trafficId);
  const card = facts.cards.find(({ cardId }) => cardId === item.cardId);
  return {
    ...rowView(item, facts, call.zone, blind),
    person: personOf(item.personId),
    own: isOwn(open, item, call.actor.id),
    cardId: item.cardId,
    cardNumber: card?.number ?? null,
    paperKind: item.paper?.kind ?? 'unread',
    hidden,
    values: facts.auditedFields.map((field) => fieldView(field, item, facts, hidden)),
    laterEdits:
      hidden || card === undefined ? [] : laterEdits(call, card.cardId, dayEnd(open.day, call.zone), facts.book, names),
    keyedConsultant: personOf(reading?.keyedConsultantId),
    traffic: traffic
      ? {
          id: traffic.trafficId,
          arrivedTime: arrivalWords(traffic.arrivedAt, facts.auditOn, call.zone),
          partySize: traffic.partySize,
        }
      : null,
    explanation: item.explanation,
    treatment: entered.treatments.get(key)?.treatment ?? '',
    deadline: entered.treatments.get(key)?.deadline ?? '',
  };
}

/**
 * Notes in the log, under the customer, that a phone was shown in full: to anyone but the owner every showing is (domain
 * §13). The answer to a judgement shows no more than whoever judges has before his eyes already: it is a showing only to
 * somebody who has not seen the number today.
 */
export function noteShownPhone(tx: Tx, call: ActorCall, view: AuditItemView): void {
  const shown = view.values.find(({ field }) => field === 'phone');
  if (view.cardId === null || shown === undefined || (shown.system ?? '—') === '—') return;
  const customerId = tx.find('card', view.cardId)?.customerId ?? null;
  if (customerId === null || tx.find('customer', customerId)?.ownerId === call.actor.id) return;
  const today = startOfDay(call.today, call.zone);
  if (call.procedure !== 'audit.item' && wasShownPhone(tx.read, call.actor.id, customerId, today)) return;
  tx.note({ action: call.procedure, subject: `customer:${customerId}`, body: { shown: 'phone', card: view.cardId } });
}

/** In the blind way the system's values stay away until the paper was keyed in. */
function isHidden({ kind, paper, values }: AuditItem): boolean {
  return kind === 'serial' && values !== null && paper === null;
}

function fieldView(field: AuditedField, item: AuditItem, facts: AuditDayFacts, hidden: boolean): AuditFieldView {
  const reading = item.paper?.kind === 'read' ? item.paper.fields[field] : undefined;
  const { values } = item;
  return {
    field,
    title: auditedFieldTitles[field],
    system: hidden || values === null ? null : describeValue(field, values, facts.book),
    paper: reading?.paper ?? null,
    mark: reading?.mark ?? null,
    verdict: verdictOf(field, item, reading, facts),
  };
}

function verdictOf(
  field: AuditedField,
  { values }: AuditItem,
  reading: FieldReading | undefined,
  facts: AuditDayFacts,
): FieldVerdict | null {
  if (reading === undefined || values === null) return null;
  if (reading.mark !== null) return reading.mark;
  return reading.paper === null ? null : compareField(field, values, reading.paper, facts.book, facts.auditOn);
}
