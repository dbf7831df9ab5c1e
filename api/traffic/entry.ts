import { isDaySigned } from '../../db/queries/audit.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import { reject, type Tx } from '../../db/unit-of-work.ts';
import { fullDateWords } from '../../shared/calendar/words.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { nameOfStaff } from '../ownership.ts';

/** An entry of the register, voided or not. */
export function requireEntry(tx: Tx, id: string): EntityRow<'traffic'> {
  return tx.find('traffic', id) ?? reject('NOT_FOUND', { what: '这次来访的登记' }, 'id');
}

/** An entry that counts. */
export function requireVisit(tx: Tx, id: string): EntityRow<'traffic'> {
  const traffic = requireEntry(tx, id);
  if (traffic.voidedAt !== null) reject('TRAFFIC_VOIDED', { reason: traffic.voidReason }, 'id');
  return traffic;
}

/** What the entry says is no longer the front desk's to change once a card has been made of it. */
export function requireNoCard(tx: Tx, traffic: EntityRow<'traffic'>, field: string): void {
  if (traffic.cardId === null) return;
  const number = tx.find('card', traffic.cardId)?.number ?? '';
  reject('TRAFFIC_HAS_CARD', { card: number === '' ? '洽谈卡' : `洽谈卡 ${number}` }, field);
}

/** The audit of the visit's day rests on the register: it stands once the sheet is signed (§八.1). */
export function requireUnsignedDay(tx: Tx, { arrivedOn }: EntityRow<'traffic'>): void {
  if (isDaySigned(tx.read, arrivedOn)) reject('AUDIT_SIGNED', { day: fullDateWords(arrivedOn) }, 'id');
}

/** Who is writing the card of a visit at this moment; null while nobody is. */
export function writerOfCard(read: Reader, trafficId: string): string | null {
  const draft = read.get(sqlFor.selectFrom('draft').select('ownerId').where('trafficId', '=', trafficId));
  return draft === undefined ? null : (nameOfStaff(read, draft.ownerId) ?? '有人');
}
