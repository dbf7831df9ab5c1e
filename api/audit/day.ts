import { isDaySigned } from '../../db/queries/audit.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { reject } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { StoreCalendar } from '../../shared/calendar/store-calendar.ts';
import { dateWords } from '../../shared/calendar/words.ts';
import { type AuditDay, auditableFrom, buildAuditDay } from '../../shared/domain/audit-day.ts';
import type { AuditItem } from '../../shared/domain/audit-item.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { readCalendar } from '../store-settings.ts';
import { type DayFacts, readDayFacts } from './facts.ts';

/** The audit of a day as it stands: facts, lines and verdicts. */
export interface OpenDay extends DayFacts {
  readonly day: CivilDate;
  readonly calendar: StoreCalendar;
  readonly audit: AuditDay;
}

export type AuditState = 'early' | 'open' | 'signed';

/** Builds the audit of a day from what the store says now. */
export function readOpenDay(call: Pick<ActorCall, 'deps' | 'zone'>, day: CivilDate): OpenDay {
  const found = readDayFacts(call.deps.store, day, call.zone);
  return { ...found, day, calendar: readCalendar(call.deps.store), audit: buildAuditDay(found.facts) };
}

/** Whether a day can be audited already, still, or no longer. */
export function stateOf(call: ActorCall, day: CivilDate, calendar: StoreCalendar): AuditState {
  if (isDaySigned(call.deps.store.read, day)) return 'signed';
  return call.today < auditableFrom(day, calendar) ? 'early' : 'open';
}

/** Refuses what comes before the next open day, and whatever touches a signed day (§八.1). */
export function demandOpen(call: ActorCall, day: CivilDate): void {
  const calendar = readCalendar(call.deps.store);
  const words = dateWords(day, call.today);
  const state = stateOf(call, day, calendar);
  if (state === 'signed') reject('AUDIT_SIGNED', { day: words });
  if (state === 'early') {
    reject('AUDIT_NOT_OPEN_YET', { day: words, from: dateWords(auditableFrom(day, calendar), call.today) });
  }
}

/** Every line of the day. */
export function itemsOf(audit: AuditDay): readonly AuditItem[] {
  return audit.groups.flatMap(({ items }) => items);
}

/** One line, or NOT_FOUND. */
export function findItem(open: OpenDay, key: string): AuditItem | Refusal {
  return itemsOf(open.audit).find((item) => item.key === key) ?? refuse('NOT_FOUND', { what: '名单上的这一行' }, 'key');
}

/** Whether a line is somebody's: he is judged by it, or the card or visit behind it is or was his. */
export function isOwn({ peopleOf }: OpenDay, item: AuditItem, personId: string): boolean {
  const involved = [item.cardId, item.trafficId].flatMap((id) => (id === null ? [] : (peopleOf.get(id) ?? [])));
  return item.personId === personId || involved.includes(personId);
}

/** Whether any line of a day is somebody's: then he does not sign it. */
export function hasOwn(open: OpenDay, personId: string): boolean {
  return itemsOf(open.audit).some((item) => isOwn(open, item, personId));
}

/** The line, for a write by somebody who is not judged by it. */
export function demandItem(open: OpenDay, key: string, actorId: string): AuditItem {
  const item = itemsOf(open.audit).find((each) => each.key === key);
  if (item === undefined) return reject('NOT_FOUND', { what: '名单上的这一行' }, 'key');
  if (isOwn(open, item, actorId)) reject('AUDIT_SELF');
  return item;
}

/** Opens the day's audit with its first write. */
export function touchDay(tx: Tx, day: CivilDate): void {
  if (tx.find('auditDay', day) !== undefined) return;
  tx.insert('auditDay', {
    id: day,
    state: 'open',
    sheetId: null,
    openedAt: tx.env.now,
    openedById: tx.env.actorId,
  });
}
