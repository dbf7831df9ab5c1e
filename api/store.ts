import { isDeepStrictEqual } from 'node:util';
import { expiredCountQuery } from '../db/queries/recordings.ts';
import { sqlFor } from '../db/query.ts';
import type { Store } from '../db/store.ts';
import type { Tx } from '../db/unit-of-work.ts';
import { type CivilDate, daysBetween } from '../shared/calendar/civil-date.ts';
import { dateWords } from '../shared/calendar/words.ts';
import { labelOf } from '../shared/contract/labels.ts';
import { keptSince } from '../shared/domain/recording/keeping.ts';
import { isRefusal, type Refusal, refuse } from '../shared/domain/refusal.ts';
import { type ReminderSettings, reminderProblem } from '../shared/domain/reminder.ts';
import { hoursProblem } from '../shared/domain/store-settings.ts';
import { withoutBlanks } from '../shared/entities/patch.ts';
import { canonicalJson } from '../sync/digest.ts';
import { act, type Handlers } from './call.ts';
import { replaceRecoveryKey, showNewRecoveryKey } from './recovery-key.ts';
import { calendarDays } from './store-calendar.ts';
import { readSettings } from './store-settings.ts';

/** So many recordings are counted that a shorter time would end; whoever reads it needs no larger number. */
const mostCounted = 10_000;

/** More days than this in one answer are a mistake in the question. */
const longestSpan = 400;

export const storeHandlers: Handlers<'store'> = {
  settings: (_input, { deps: { store } }) => {
    const { setUp: _, reminders, ...settings } = readSettings(store);
    const row = store.read.get(sqlFor.selectFrom('store').select(['legalNoticeAt', 'createdAt']));
    const device = store.read.get(sqlFor.selectFrom('device').select('code').where('id', '=', store.deviceId));
    return {
      ...settings,
      ...reminders,
      closedWeekdays: [...settings.closedWeekdays],
      zoneFixed: hasCards(store),
      legalNoticeAt: row?.legalNoticeAt ?? null,
      deviceCode: device?.code ?? '',
      createdAt: row?.createdAt ?? 0,
    };
  },

  update: ({ closedWeekdays, ...asked }, call) =>
    act(call, (tx) => {
      const before = readSettings(call.deps.store);
      const { remindBeforeMinutes, remindOpenAt, remindManagersAt, quietFrom, quietTo, ...input } = asked;
      const times = withoutBlanks({ remindBeforeMinutes, remindOpenAt, remindManagersAt, quietFrom, quietTo });
      const reminders = remindersWith(times, before.reminders);
      if (isRefusal(reminders)) return reminders;
      const hours = hoursProblem({ ...before, ...withoutBlanks(input) });
      if (hours) return refuse('INVALID_INPUT', { field: '关门时间', problem: hours }, 'closingTime');
      if (input.zone !== undefined && input.zone !== before.zone && hasCards(call.deps.store))
        return refuse('ZONE_FIXED', {}, 'zone');
      tx.update('store', 'store', {
        ...withoutBlanks(input),
        ...(isDeepStrictEqual(reminders, before.reminders) ? {} : { reminders: canonicalJson(reminders) }),
        ...(closedWeekdays === undefined
          ? {}
          : { closedWeekdays: canonicalJson(closedWeekdays.toSorted((a, b) => a - b)) }),
      });
      return { done: true as const };
    }),

  previewRecordingDays: ({ recordingDays }, { deps, now }) => {
    const few = expiredCountQuery(keptSince(now, recordingDays), mostCounted + 1);
    const { count } = deps.store.read.get(few) ?? { count: 0 };
    return { count: Math.min(count, mostCounted), isMore: count > mostCounted };
  },

  calendar: ({ from, to }, call) => spanProblem(from, to) ?? { days: calendarDays(call.deps.store, from, to) },

  setDays: ({ days }, call) =>
    act(call, (tx) => {
      for (const day of days) {
        if (day.on < call.today)
          return refuse('DATE_IN_PAST', { field: '日期', date: dateWords(day.on, call.today) }, 'on');
        setDay(tx, day);
      }
      return { done: true as const };
    }),

  renewRecoveryKey: ({ password }, call) => showNewRecoveryKey(call, password),

  confirmRecoveryKey: ({ recoveryKeyTail }, call) => replaceRecoveryKey(call, recoveryKeyTail),
};

/** The times of reminders as they will be; refuses one that the quiet hours would swallow. */
function remindersWith(asked: Partial<ReminderSettings>, before: ReminderSettings): ReminderSettings | Refusal {
  const reminders = { ...before, ...asked };
  const unheard = reminderProblem(reminders);
  if (unheard === null) return reminders;
  return refuse('INVALID_INPUT', { field: labelOf(unheard.field), problem: unheard.problem }, unheard.field);
}

/** A day that goes back to the weekly rhythm keeps its row: rows are never written twice. */
function setDay(
  tx: Tx,
  { on, kind, note }: { readonly on: CivilDate; readonly kind: 'open' | 'closed' | 'usual'; readonly note: string },
): void {
  const values = { kind, note: kind === 'usual' ? '' : note };
  if (tx.find('calendarDay', on)) tx.update('calendarDay', on, values);
  else if (kind !== 'usual') tx.insert('calendarDay', { id: on, ...values });
}

function spanProblem(from: CivilDate, to: CivilDate): Refusal | null {
  const days = daysBetween(from, to);
  if (days < 0) return refuse('INVALID_INPUT', { field: '到哪一天', problem: '要不早于开始的一天' }, 'to');
  if (days >= longestSpan)
    return refuse('INVALID_INPUT', { field: '到哪一天', problem: `离开始的一天太远，最多 ${longestSpan} 天` }, 'to');
  return null;
}

/** Once a card exists, its days were counted in the store's zone. */
function hasCards(store: Store): boolean {
  return store.read.get(sqlFor.selectFrom('card').select('id').limit(1)) !== undefined;
}
