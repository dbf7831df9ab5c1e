import { cardOfSerial, otherAuditOf, voidedSerials } from '../../db/queries/audit-serials.ts';
import { reject, type Tx } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { dateWords } from '../../shared/calendar/words.ts';
import type { AuditItemView } from '../../shared/contract/audit-rows.ts';
import { itemKey } from '../../shared/domain/audit-item.ts';
import type { SerialBook } from '../../shared/domain/audit-serials.ts';
import { findSerial, normaliseSerial, parseSerial } from '../../shared/domain/card-book.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { demandItem, demandOpen, itemsOf, type OpenDay, readOpenDay, touchDay } from './day.ts';
import { itemView } from './item-view.ts';
import { demandConsultant } from './person.ts';
import { serialBooks } from './serials.ts';
import { blankItem } from './write.ts';

/**
 * Adds a paper card that the list cannot know of, such as the last one of a book (§八.1). The number alone is enough where
 * only one book has it. Refuses with SERIAL_UNKNOWN, SERIAL_VOID, SERIAL_USED or ALREADY_DONE.
 */
export function addSerial(
  call: ActorCall,
  input: { readonly day: CivilDate; readonly serial: string; readonly consultantId?: string | null | undefined },
): AuditItemView | Refusal {
  return act(call, (tx) => {
    const { day } = input;
    demandOpen(call, day);
    const open = readOpenDay(call, day);
    const serial = demandSerial(tx, serialBooks(tx.read), input.serial);
    demandNew(tx, call, open, serial);
    const keyedConsultantId = input.consultantId == null ? null : demandConsultant(tx, input.consultantId);
    tx.insert('auditItem', { ...blankItem(tx, day), serial, addedByHand: 1, keyedConsultantId });
    touchDay(tx, day);
    const after = readOpenDay(call, day);
    const item = demandItem(after, itemKey('serial', serial), call.actor.id);
    return itemView(call, after, item.key, false);
  });
}

/** Takes a serial that was added by hand off the list, with whatever was read for it; not one's own (AUDIT_SELF). */
export function removeSerial(
  call: ActorCall,
  { day, serial }: { readonly day: CivilDate; readonly serial: string },
): { readonly done: true } | Refusal {
  return act(call, (tx) => {
    demandOpen(call, day);
    const open = readOpenDay(call, day);
    const row = [...open.entered.rows.values()].find(
      (each) =>
        each.addedByHand === 1 && each.serial !== null && normaliseSerial(each.serial) === normaliseSerial(serial),
    );
    if (!row) return reject('NOT_FOUND', { what: `手工加的纸卡号 ${serial}` }, 'serial');
    demandItem(open, itemKey('serial', listedAs(open, serial)), call.actor.id);
    tx.remove('auditItem', row.id);
    return { done: true as const };
  });
}

/** A serial as the list writes it. */
function listedAs({ audit }: OpenDay, serial: string): string {
  const isIt = (each: string | null) => each !== null && normaliseSerial(each) === normaliseSerial(serial);
  return itemsOf(audit).find((item) => isIt(item.serial))?.serial ?? serial;
}

/** The serial as printed; one of no book is taken as typed, if it is a serial at all. */
function demandSerial(tx: Tx, books: readonly SerialBook[], typed: string): string {
  const found = findSerial(books, typed);
  const serial = found?.serial ?? normaliseSerial(typed);
  if (!found && (parseSerial(typed)?.prefix ?? '') === '') reject('SERIAL_UNKNOWN', { serial: typed }, 'serial');
  const voided = found ? voidedSerials(tx.read, [found.book.bookId]) : [];
  if (voided.some((each) => normaliseSerial(each) === normaliseSerial(serial))) {
    reject('SERIAL_VOID', { serial }, 'serial');
  }
  return serial;
}

/** A serial is on one list only: this one already, the one of its card, or the one of the audit that found it missing. */
function demandNew(tx: Tx, call: ActorCall, { day, audit }: OpenDay, serial: string): void {
  const listed = audit.groups.some(({ items }) =>
    items.some((item) => item.serial !== null && normaliseSerial(item.serial) === normaliseSerial(serial)),
  );
  if (listed) reject('ALREADY_DONE', { what: `纸卡号 ${serial} 在名单上，` }, 'serial');
  const card = cardOfSerial(tx.read, serial);
  if (card) reject('SERIAL_USED', { serial, card: card.number }, 'serial');
  const other = otherAuditOf(tx.read, serial, day);
  if (other !== undefined) {
    reject('ALREADY_DONE', { what: `纸卡号 ${serial} 在${dateWords(other, call.today)}的核对里，` }, 'serial');
  }
}
