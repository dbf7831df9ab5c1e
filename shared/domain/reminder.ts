import { z } from 'zod';
import type { CivilDate } from '../calendar/civil-date.ts';
import { localTimeSchema } from '../calendar/civil-date.ts';
import { dateWords, spaced } from '../calendar/words.ts';
import { type Ending, endings } from './ending.ts';

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

/** A request to end an opportunity that a manager did not grant, with the call that he asks for instead. */
export interface SentBack {
  readonly planId: string;
  readonly dueOn: CivilDate;
  /** As above. */
  readonly who: string;
  readonly ending: Ending;
  readonly by: string;
  readonly reason: string;
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
  /** Calls that are due today because the intervals of the levels became shorter. */
  readonly broughtForward: number;
  readonly sentBack: readonly SentBack[];
  /** For a manager: whoever has calls left. */
  readonly people: readonly { readonly name: string; readonly open: number }[];
}

/** One notice; several things that come together are one. */
export interface Reminder {
  /** What it speaks of: each is said once a day, in whichever window. */
  readonly keys: readonly string[];
  readonly lines: readonly string[];
  /** What a manager wrote with it: for the program's own window, not for a screen that others see. */
  readonly words: string | null;
  /** The one call that it is about; null for several things. */
  readonly planId: string | null;
  /** Where its calls stand. */
  readonly tab: 'due' | 'tomorrow';
}

/** A promised time that is longer past than this is no news: the call stands in the list as 过了点. In minutes. */
const staleMinutes = 60;
/** More calls than this at one moment are told as a number. */
const mostNamed = 2;

/**
 * What is to be said now (§四.2: 当天的活动计划必须当天执行完毕), in one notice or none: calls whose time is near, calls that
 * new intervals brought forward, requests that a manager sent back, in the afternoon what is still open, in the evening
 * what is open with whom. Nothing in quiet hours; nothing twice; on a day on which the store is closed no figures, for
 * nothing is due.
 * @param said the keys that were said today, in any window of the person
 */
export function reminderDue(
  facts: ReminderFacts,
  settings: ReminderSettings,
  said: ReadonlySet<string>,
): Reminder | null {
  if (isQuiet(settings, facts.time)) return null;
  const found = [
    timedPart(facts, settings, said),
    broughtForwardPart(facts, said),
    openPart(facts, settings, said),
    peoplePart(facts, settings, said),
    // last: the words that it brings end the sentence
    sentBackPart(facts, said),
  ].filter((part) => part !== null);
  const [only] = found;
  if (only === undefined) return null;
  return {
    keys: found.flatMap(({ keys }) => keys),
    lines: found.flatMap(({ lines }) => lines),
    words: found.at(-1)?.words ?? null,
    planId: found.length === 1 ? only.planId : null,
    tab: found.length === 1 ? only.tab : 'due',
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

type Said = ReadonlySet<string>;

function timedPart(facts: ReminderFacts, settings: ReminderSettings, said: Said): Reminder | null {
  const keyOf = ({ planId, dueTime }: TimedCall): string => `call ${facts.today} ${planId} ${dueTime}`;
  const near = nearCalls(facts, settings).filter((call) => !said.has(keyOf(call)));
  const [first] = near;
  if (first === undefined) return null;
  const keys = near.map(keyOf);
  if (near.length > mostNamed) {
    const times = near.map(({ dueTime }) => dueTime).toSorted();
    const [from = '', to = ''] = [times[0], times.at(-1)];
    const span = from === to ? from : `${from}–${to}`;
    return partOf(keys, [`${span} 有 ${near.length} 个约好的回访`]);
  }
  const lines = near.map((call) => callWords(call, facts.time));
  return { ...partOf(keys, lines), planId: near.length === 1 ? first.planId : null };
}

/** Something said of the list of today. */
function partOf(keys: readonly string[], lines: readonly string[]): Reminder {
  return { keys, lines, words: null, planId: null, tab: 'due' };
}

/** 「15:00 约好回访刘先生（尾号 5521），还有 10 分钟」 */
function callWords({ dueTime, who }: TimedCall, time: string): string {
  const left = minutesOf(dueTime) - minutesOf(time);
  const when = left > 0 ? `还有 ${left} 分钟` : left === 0 ? '现在到点' : `过了 ${-left} 分钟`;
  return `${dueTime} 约好回访${who}，${when}`;
}

function openPart(facts: ReminderFacts, settings: ReminderSettings, said: Said): Reminder | null {
  const key = `open ${facts.today}`;
  if (!facts.isOpenDay || facts.open === 0 || facts.time < settings.remindOpenAt || said.has(key)) return null;
  return partOf([key], [`今天还有 ${facts.open} 个回访没做，24:00 前做完`]);
}

function peoplePart(facts: ReminderFacts, settings: ReminderSettings, said: Said): Reminder | null {
  const key = `people ${facts.today}`;
  const people = facts.people.filter(({ open }) => open > 0);
  if (!facts.isOpenDay || people.length === 0 || facts.time < settings.remindManagersAt || said.has(key)) return null;
  const words = people.map(({ name, open }) => `${name} ${open}`).join('，');
  return partOf([key], [`今天还没做的回访：${words}`]);
}

/** Whoever planned these calls for later hears why they are due (§三). */
function broughtForwardPart({ today, isOpenDay, broughtForward }: ReminderFacts, said: Said): Reminder | null {
  const key = `policy ${today}`;
  if (!isOpenDay || broughtForward === 0 || said.has(key)) return null;
  return partOf([key], [`级别规定改了：您有 ${broughtForward} 个回访提前到今天`]);
}

/** What a manager sent back is due on the next open day (§四.1), and is known at once. */
function sentBackPart({ today, isOpenDay, sentBack }: ReminderFacts, said: Said): Reminder | null {
  const keyOf = ({ planId }: SentBack): string => `sent back ${today} ${planId}`;
  const news = sentBack.filter((each) => !said.has(keyOf(each)));
  const [first] = news;
  if (!isOpenDay || first === undefined) return null;
  const keys = news.map(keyOf);
  if (news.length > 1) return { ...partOf(keys, [`经理没批准您的 ${news.length} 个申请`]), tab: 'tomorrow' };
  const when = spaced(dateWords(first.dueOn, today)).trimStart();
  const line = `${first.by}没批准${first.who}的${endings[first.ending]}，${when}再联系`;
  return { keys, lines: [line], words: first.reason, planId: first.planId, tab: 'tomorrow' };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
