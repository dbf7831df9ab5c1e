import { z } from 'zod';
import type { CivilDate } from '../calendar/civil-date.ts';
import { localTimeSchema } from '../calendar/civil-date.ts';

/** When the program speaks up, and when it keeps quiet; the store's own times (domain §5, §12). */
export const reminderFields = {
  remindBeforeMinutes: z.int().min(0).max(120).describe('约了时间的回访提前几分钟提醒'),
  remindOpenAt: localTimeSchema.describe('几点提醒顾问今天还有几个没做'),
  remindManagersAt: localTimeSchema.describe('几点告诉经理每个人还有几个没做'),
  quietFrom: localTimeSchema.describe('从几点起不打扰'),
  quietTo: localTimeSchema.describe('到几点为止不打扰；和开始一样就是不设'),
} as const;

export const reminderSettingsSchema = z.object(reminderFields);
export type ReminderSettings = z.infer<typeof reminderSettingsSchema>;

export const defaultReminders: ReminderSettings = {
  remindBeforeMinutes: 10,
  remindOpenAt: '16:30',
  remindManagersAt: '20:30',
  quietFrom: '21:00',
  quietTo: '08:00',
};

/** A reminder that falls into the quiet hours would never be heard: the field and the rest of its sentence, or null. */
export function reminderProblem(
  settings: ReminderSettings,
): { readonly field: 'remindOpenAt' | 'remindManagersAt'; readonly problem: string } | null {
  const field = (['remindOpenAt', 'remindManagersAt'] as const).find((each) => isQuiet(settings, settings[each]));
  if (field === undefined) return null;
  return { field, problem: `落在不打扰的时间里（${settings.quietFrom}–${settings.quietTo}），请改到别的时间` };
}

/** Whether nobody is disturbed at a time of day; the hours may run over midnight. */
export function isQuiet({ quietFrom, quietTo }: ReminderSettings, time: string): boolean {
  if (quietFrom === quietTo) return false;
  if (quietFrom < quietTo) return time >= quietFrom && time < quietTo;
  return time >= quietFrom || time < quietTo;
}

/** A call of today that was promised for a time. */
export interface TimedCall {
  readonly planId: string;
  /** 'HH:mm' */
  readonly dueTime: string;
  /** 「刘先生（尾号 5521）」: no more than may stand on a screen that others see (domain §13). */
  readonly who: string;
}

/** What the rule looks at: the person's day as it is now. */
export interface ReminderFacts {
  readonly today: CivilDate;
  /** The store's time of day, 'HH:mm'. */
  readonly time: string;
  readonly isOpenDay: boolean;
  readonly timed: readonly TimedCall[];
  /** The person's own calls that are due and not done, overdue ones as well. */
  readonly open: number;
  /** For a manager: whoever has calls left. */
  readonly people: readonly { readonly name: string; readonly open: number }[];
}

/** One notice; several things that come together are one. */
export interface Reminder {
  /** What it speaks of: each is said once a day, in whichever window. */
  readonly keys: readonly string[];
  readonly lines: readonly string[];
  /** The one call that it is about; null for several things. */
  readonly planId: string | null;
}

/** A promised time that is longer past than this is no news: the call stands in the list as 过了点. In minutes. */
const staleMinutes = 60;
/** More calls than this at one moment are told as a number. */
const mostNamed = 2;

/**
 * What is to be said now (§四.2: 当天的活动计划必须当天执行完毕), in one notice or none: calls whose time is near, in the
 * afternoon what is still open, in the evening what is open with whom. Nothing in quiet hours; nothing twice; on a day
 * on which the store is closed no figures, for nothing is due.
 * @param said the keys that were said today, in any window of the person
 */
export function reminderDue(
  facts: ReminderFacts,
  settings: ReminderSettings,
  said: ReadonlySet<string>,
): Reminder | null {
  if (isQuiet(settings, facts.time)) return null;
  const parts = [timedPart(facts, settings, said), openPart(facts, settings, said), peoplePart(facts, settings, said)];
  const found = parts.filter((part) => part !== null);
  if (found.length === 0) return null;
  const [only] = found;
  return {
    keys: found.flatMap(({ keys }) => keys),
    lines: found.flatMap(({ lines }) => lines),
    planId: found.length === 1 ? (only?.planId ?? null) : null,
  };
}

/** Calls of today whose time has come near, for the list behind the bell as well. */
export function nearCalls(
  { timed, time }: Pick<ReminderFacts, 'timed' | 'time'>,
  { remindBeforeMinutes }: Pick<ReminderSettings, 'remindBeforeMinutes'>,
): readonly TimedCall[] {
  const now = minutesOf(time);
  return timed.filter(({ dueTime }) => {
    const left = minutesOf(dueTime) - now;
    return left <= remindBeforeMinutes && left > -staleMinutes;
  });
}

function timedPart(facts: ReminderFacts, settings: ReminderSettings, said: ReadonlySet<string>): Reminder | null {
  const keyOf = ({ planId, dueTime }: TimedCall): string => `call ${facts.today} ${planId} ${dueTime}`;
  const near = nearCalls(facts, settings).filter((call) => !said.has(keyOf(call)));
  const [first] = near;
  if (first === undefined) return null;
  const keys = near.map(keyOf);
  if (near.length > mostNamed) {
    const times = near.map(({ dueTime }) => dueTime).toSorted();
    const [from = '', to = ''] = [times[0], times.at(-1)];
    const span = from === to ? from : `${from}–${to}`;
    return { keys, lines: [`${span} 有 ${near.length} 个约好的回访`], planId: null };
  }
  return {
    keys,
    lines: near.map((call) => callWords(call, facts.time)),
    planId: near.length === 1 ? first.planId : null,
  };
}

/** 「15:00 约好回访刘先生（尾号 5521），还有 10 分钟」 */
function callWords({ dueTime, who }: TimedCall, time: string): string {
  const left = minutesOf(dueTime) - minutesOf(time);
  const when = left > 0 ? `还有 ${left} 分钟` : left === 0 ? '现在到点' : `过了 ${-left} 分钟`;
  return `${dueTime} 约好回访${who}，${when}`;
}

function openPart(facts: ReminderFacts, settings: ReminderSettings, said: ReadonlySet<string>): Reminder | null {
  const key = `open ${facts.today}`;
  if (!facts.isOpenDay || facts.open === 0 || facts.time < settings.remindOpenAt || said.has(key)) return null;
  return { keys: [key], lines: [`今天还有 ${facts.open} 个回访没做，24:00 前做完`], planId: null };
}

function peoplePart(facts: ReminderFacts, settings: ReminderSettings, said: ReadonlySet<string>): Reminder | null {
  const key = `people ${facts.today}`;
  const people = facts.people.filter(({ open }) => open > 0);
  if (!facts.isOpenDay || people.length === 0 || facts.time < settings.remindManagersAt || said.has(key)) return null;
  const words = people.map(({ name, open }) => `${name} ${open}`).join('，');
  return { keys: [key], lines: [`今天还没做的回访：${words}`], planId: null };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
