import { z } from 'zod';
import { countCards, firstVisitOn, hasVisitors, isDaySigned, signatureOfDay } from '../../db/queries/audit.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { addDays, type CivilDate, civilDateSchema, daysBetween } from '../../shared/calendar/civil-date.ts';
import type { AuditDayRow } from '../../shared/contract/audit-rows.ts';
import { auditableFrom, isSignOffLate } from '../../shared/domain/audit-day.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { cursorOf, readCursor } from '../paging.ts';
import { readCalendar } from '../store-settings.ts';
import { readOpenDay, stateOf } from './day.ts';

/** So far back one page looks for days with cards; a store that was closed longer goes on with the next page. */
const searchedDays = 400;
/** So far back the navigation looks for audits that were never signed. */
const watchedDays = 60;

/** The days with cards or visitors up to today, the newest first, with how far their audit is. */
export function listDays(
  call: ActorCall,
  input: { readonly cursor?: string | undefined; readonly limit: number },
): { readonly rows: AuditDayRow[]; readonly nextCursor: string | null } | Refusal {
  const { read } = call.deps.store;
  const before = readCursor(input.cursor, z.tuple([civilDateSchema]));
  if (isRefusal(before)) return before;
  const first = firstVisitOn(read);
  const rows: AuditDayRow[] = [];
  let day = before === null ? call.today : addDays(before[0], -1);
  for (let searched = 0; first !== null && day >= first && searched < searchedDays; searched++) {
    if (rows.length === input.limit) break;
    if (hasVisitors(read, day)) rows.push(dayRow(call, day));
    day = addDays(day, -1);
  }
  const ended = first === null || day < first;
  return { rows, nextCursor: ended ? null : cursorOf([addDays(day, 1)]) };
}

function dayRow(call: ActorCall, day: CivilDate): AuditDayRow {
  const { store } = call.deps;
  const calendar = readCalendar(store);
  const signed = signatureOfDay(store.read, day);
  const state = stateOf(call, day, calendar);
  const by = signed && staffNames(store.read).get(signed.signedById);
  return {
    day,
    state,
    availableOn: auditableFrom(day, calendar),
    late: isSignOffLate(day, signed?.signedAt ?? call.now, calendar),
    cards: countCards(store.read, day),
    signature: signed
      ? { number: signed.number, by: { id: signed.signedById, name: by ?? '' }, at: signed.signedAt }
      : null,
  };
}

/** The latest day that can be audited and is not signed, what is unread of it, and how many older ones were left unsigned. */
export function waitingDay(call: ActorCall): {
  readonly day: CivilDate | null;
  readonly open: number;
  readonly lateDays: number;
} {
  const { store } = call.deps;
  const calendar = readCalendar(store);
  const first = firstVisitOn(store.read);
  const from = first === null ? call.today : first;
  const waiting: CivilDate[] = [];
  for (
    let day = addDays(call.today, -1);
    day >= from && daysBetween(day, call.today) <= watchedDays;
    day = addDays(day, -1)
  ) {
    if (auditableFrom(day, calendar) > call.today || isDaySigned(store.read, day)) continue;
    if (hasVisitors(store.read, day)) waiting.push(day);
  }
  const [latest = null] = waiting;
  return {
    day: latest,
    open: latest === null ? 0 : readOpenDay(call, latest).audit.counts.open,
    lateDays: waiting.filter((day) => isSignOffLate(day, call.now, calendar)).length,
  };
}
