import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultReminders,
  isQuiet,
  type Reminder,
  type ReminderFacts,
  type ReminderSettings,
  reminderDue,
  reminderProblem,
  type SentBack,
} from './reminder.ts';

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minute = fc.integer({ min: 0, max: 1439 });
const time = minute.map(timeOf);
const settings: fc.Arbitrary<ReminderSettings> = fc.record({
  remindBeforeMinutes: fc.integer({ min: 0, max: 120 }),
  remindOpenAt: time,
  remindManagersAt: time,
  quietFrom: time,
  quietTo: time,
});
const calls = fc
  .array(time, { maxLength: 12 })
  .map((times) => times.map((dueTime, i) => ({ planId: `p${i}`, dueTime, who: `客${i}` })));
function refused(planId: string): SentBack {
  const who = '马先生（尾号 6640）';
  return { planId, who, dueOn: '2026-11-22', ending: 'lost', by: '郭展厅', reason: '先问他定金交了没有' };
}
const day = fc.record({
  isOpenDay: fc.boolean(),
  timed: calls,
  open: fc.integer({ min: 0, max: 20 }),
  broughtForward: fc.integer({ min: 0, max: 9 }),
  sentBack: fc.integer({ min: 0, max: 3 }).map((count) => Array.from({ length: count }, (_, i) => refused(`r${i}`))),
  people: fc.array(fc.record({ name: fc.constantFrom('王磊', '李娜'), open: fc.integer({ min: 0, max: 9 }) })),
});

const quietDay: Omit<ReminderFacts, 'time'> = {
  ...{ today: '2026-11-21', isOpenDay: true, timed: [], open: 0, people: [] },
  ...{ broughtForward: 0, sentBack: [] },
};
const none = new Set<string>();
const call = (planId: string, dueTime: string) => ({ planId, dueTime, who: '刘先生（尾号 5521）' });

/** Everything that is said in a day of which every minute is looked at. */
function through(facts: Omit<ReminderFacts, 'time'>, rules: ReminderSettings): { at: number; said: Reminder }[] {
  const keys = new Set<string>();
  const told: { at: number; said: Reminder }[] = [];
  for (let at = 0; at < 1440; at++) {
    const said = reminderDue({ ...facts, time: timeOf(at) }, rules, keys);
    if (said === null) continue;
    told.push({ at, said });
    for (const key of said.keys) keys.add(key);
  }
  return told;
}

describe('a reminder', () => {
  test('comes so many minutes before a promised call, names it in a few words and leads to it', () => {
    const facts = { ...quietDay, timed: [call('p1', '15:00')] };
    expect(reminderDue({ ...facts, time: '14:49' }, defaultReminders, none)).toBeNull();
    expect(reminderDue({ ...facts, time: '14:50' }, defaultReminders, none)).toEqual({
      keys: ['call 2026-11-21 p1 15:00'],
      lines: ['15:00 约好回访刘先生（尾号 5521），还有 10 分钟'],
      words: null,
      planId: 'p1',
      tab: 'due',
    });
    expect(reminderDue({ ...facts, time: '15:00' }, defaultReminders, none)?.lines[0]).toContain('现在到点');
    expect(reminderDue({ ...facts, time: '15:59' }, defaultReminders, none)?.lines[0]).toContain('过了 59 分钟');
    expect(reminderDue({ ...facts, time: '16:00' }, defaultReminders, none)).toBeNull();
  });

  test('of a call that is moved to another time comes again', () => {
    const said = new Set(['call 2026-11-21 p1 15:00']);
    const facts = { ...quietDay, timed: [call('p1', '17:00')], time: '16:55' };
    expect(reminderDue(facts, defaultReminders, said)?.planId).toBe('p1');
  });

  test('of many calls at once is a number and not a flood', () => {
    const timed = ['15:00', '15:05', '15:00', '14:58'].map((at, i) => call(`p${i}`, at));
    const said = reminderDue({ ...quietDay, timed, time: '14:55' }, defaultReminders, none);
    expect(said).toMatchObject({ lines: ['14:58–15:05 有 4 个约好的回访'], planId: null });
    expect(said?.keys).toHaveLength(4);
  });

  test('says at 16:30 what is still open, at 20:30 with whom, and not on a closed day', () => {
    const facts = {
      ...quietDay,
      open: 3,
      people: [
        { name: '王磊', open: 2 },
        { name: '李娜', open: 0 },
      ],
    };
    expect(through(facts, defaultReminders).map(({ at, said }) => [timeOf(at), said.lines])).toEqual([
      ['16:30', ['今天还有 3 个回访没做，24:00 前做完']],
      ['20:30', ['今天还没做的回访：王磊 2']],
    ]);
    expect(through({ ...facts, isOpenDay: false }, defaultReminders)).toEqual([]);
  });

  test('of a request that was sent back comes at once, with the manager’s words for the program alone, and leads to its call', () => {
    const facts = { ...quietDay, sentBack: [refused('p1')], time: '10:00' };
    const said = reminderDue(facts, defaultReminders, none);
    expect(said).toEqual({
      keys: ['sent back 2026-11-21 p1'],
      lines: ['郭展厅没批准马先生（尾号 6640）的战败，明天再联系'],
      words: '先问他定金交了没有',
      planId: 'p1',
      tab: 'tomorrow',
    });
    const sentBack = [{ ...refused('p1'), dueOn: '2026-11-23' }];
    expect(reminderDue({ ...facts, sentBack }, defaultReminders, none)?.lines[0]).toContain('，11月23日 周一 再联系');
    const more = { ...facts, sentBack: [refused('p1'), refused('p2'), refused('p3')] };
    expect(reminderDue(more, defaultReminders, new Set(said?.keys))).toMatchObject({
      lines: ['经理没批准您的 2 个申请'],
      words: null,
      planId: null,
      tab: 'tomorrow',
    });
    expect(reminderDue({ ...facts, isOpenDay: false }, defaultReminders, none)).toBeNull();
  });

  test('of calls that new intervals brought forward comes once a day, and not on a closed one', () => {
    const facts = { ...quietDay, broughtForward: 5 };
    expect(through(facts, defaultReminders).map(({ at, said }) => [timeOf(at), said.lines])).toEqual([
      ['08:00', ['级别规定改了：您有 5 个回访提前到今天']],
    ]);
    expect(through({ ...facts, isOpenDay: false }, defaultReminders)).toEqual([]);
  });

  test('that fell due while nobody was there comes with the others, in one notice', () => {
    const facts = { ...quietDay, open: 2, timed: [call('p1', '17:00')], people: [{ name: '王磊', open: 2 }] };
    const said = reminderDue({ ...facts, time: '17:30' }, { ...defaultReminders, remindManagersAt: '17:00' }, none);
    expect(said).toMatchObject({ planId: null });
    expect(said?.lines).toHaveLength(3);
  });
});

describe('through any day', () => {
  test('nothing is said in quiet hours, and nothing twice', () => {
    fc.assert(
      fc.property(day, settings, (facts, rules) => {
        const told = through({ ...facts, today: '2026-11-21' }, rules);
        for (const { at } of told) expect(isQuiet(rules, timeOf(at))).toBe(false);
        const keys = told.flatMap(({ said }) => said.keys);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 60 },
    );
  });

  test('every promised call is told exactly once, unless it lies whole in the quiet hours', () => {
    fc.assert(
      fc.property(calls, settings, (timed, rules) => {
        const told = through({ ...quietDay, timed }, rules).flatMap(({ at, said }) =>
          said.keys.map((key) => ({ at, key })),
        );
        for (const { planId, dueTime } of timed) {
          const due = Number(dueTime.slice(0, 2)) * 60 + Number(dueTime.slice(3));
          // counted a second time, minute by minute, from the words of the rule
          const wanted = Array.from({ length: 1440 }, (_, at) => at).find(
            (at) => due - at <= rules.remindBeforeMinutes && at - due < 60 && !isQuiet(rules, timeOf(at)),
          );
          const found = told.filter(({ key }) => key === `call 2026-11-21 ${planId} ${dueTime}`);
          expect(found.map(({ at }) => at)).toEqual(wanted === undefined ? [] : [wanted]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('quiet hours', () => {
  test('run over midnight or not, and are none where they end as they begin', () => {
    fc.assert(
      fc.property(minute, minute, minute, (from, to, at) => {
        const rules = { ...defaultReminders, quietFrom: timeOf(from), quietTo: timeOf(to) };
        let isInside = false;
        for (let each = from; each !== to; each = (each + 1) % 1440) if (each === at) isInside = true;
        expect(isQuiet(rules, timeOf(at))).toBe(isInside);
      }),
    );
  });

  test('that would swallow a reminder are refused by the field that they swallow', () => {
    expect(reminderProblem(defaultReminders)).toBeNull();
    expect(reminderProblem({ ...defaultReminders, quietFrom: '20:00' })).toMatchObject({ field: 'remindManagersAt' });
    expect(reminderProblem({ ...defaultReminders, remindOpenAt: '07:59' })).toMatchObject({ field: 'remindOpenAt' });
  });
});
