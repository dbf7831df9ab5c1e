import { isDaySigned } from '../../db/queries/audit.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import { reject, type Tx } from '../../db/unit-of-work.ts';
import { fullDateWords } from '../../shared/calendar/words.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { ActorCall } from '../call.ts';
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

/** After its day nobody touches a visit that he received or wrote the card of: it decides who may sign that day. */
export function requireOthers(tx: Tx, call: ActorCall, traffic: EntityRow<'traffic'>): void {
  const card = traffic.cardId === null ? undefined : tx.find('card', traffic.cardId);
  const isOwn = traffic.receiverId === call.actor.id || card?.consultantId === call.actor.id;
  if (isOwn && traffic.arrivedOn !== call.today) reject('TRAFFIC_SELF');
}

/** The audit of the visit's day rests on the register: it stands once the sheet is signed (§八.1). */
export function requireUnsignedDay(tx: Tx, { arrivedOn, lateOn }: EntityRow<'traffic'>): void {
  const day = lateOn ?? arrivedOn;
  if (isDaySigned(tx.read, day)) reject('AUDIT_SIGNED', { day: fullDateWords(day) }, 'id');
}

/** Who is writing the card of a visit at this moment; null while nobody is. */
export function writerOfCard(read: Reader, trafficId: string): string | null {
  const draft = read.get(sqlFor.selectFrom('draft').select('ownerId').where('trafficId', '=', trafficId));
  return draft === undefined ? null : (nameOfStaff(read, draft.ownerId) ?? '有人');
}
