import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { defaultStoreCalendar, isOpenDay, openDayAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import {
  checkFeedback,
  type FollowupOutcome,
  feedbackIsEmpty,
  followupOutcomeSchema,
  followupOutcomes,
  isEffective,
  retryRule,
} from './followup.ts';
import { type Level, levels } from './level.ts';

// 2026-03-09 is a Monday.
const today = '2026-03-09';
const calendar = defaultStoreCalendar;
const closedOnSundays: StoreCalendar = { ...defaultStoreCalendar, closedWeekdays: [7] };
const attempt = (on: CivilDate, outcome: FollowupOutcome = 'no_answer') => ({ on, outcome });

describe('an outcome', () => {
  it('is one of seven, on the keys 1 to 7', () => {
    expect(Object.values(followupOutcomes)).toEqual([
      '接通',
      '微信已回',
      '已到店',
      '未接通',
      '关机停机',
      '空号错号',
      '拒访',
    ]);
    expect(followupOutcomeSchema.safeParse('valueOf').success).toBe(false);
  });

  it('is effective only when somebody was reached: 接通, 微信已回, 已到店', () => {
    const effective = followupOutcomeSchema.options.filter(isEffective).map((outcome) => followupOutcomes[outcome]);
    expect(effective).toEqual(['接通', '微信已回', '已到店']);
  });
});

describe('feedback', () => {
  it.each(['', '   ', '。', '……', '——', '!?', '\u200b', '👍', '（）', null, undefined])(
    '%j counts as empty',
    (text) => {
      expect(feedbackIsEmpty(text)).toBe(true);
    },
  );

  it.each(['等降价', 'ok', '3', '３', '。好', 'é', '²'])('%j says something', (text) => {
    expect(feedbackIsEmpty(text)).toBe(false);
  });

  it('left empty on an effective follow-up warns once and can then be saved', () => {
    const silent = { outcome: 'connected' as const, feedback: '。。', confirmedEmpty: false };
    expect(checkFeedback(silent, '')).toMatchObject({ code: 'FEEDBACK_EMPTY', field: 'feedback' });
    expect(checkFeedback({ ...silent, confirmedEmpty: true }, '')).toBeNull();
    expect(checkFeedback({ ...silent, feedback: '等月底活动' }, '')).toBeNull();
  });

  it('is not asked for when nobody was reached', () => {
    for (const outcome of ['no_answer', 'switched_off', 'wrong_number', 'refused'] as const) {
      expect(checkFeedback({ outcome, feedback: '', confirmedEmpty: false }, '')).toBeNull();
    }
  });
});

describe('after a call that reached nobody', () => {
  const rule = (outcome: FollowupOutcome, attempts: readonly ReturnType<typeof attempt>[] = [], level: Level = 'A') =>
    retryRule({ outcome, level, attempts, today, calendar });

  it('未接通 and 关机停机 ask for a retry on the next open day', () => {
    for (const outcome of ['no_answer', 'switched_off'] as const) {
      expect(rule(outcome)).toEqual({ retryBy: '2026-03-10', proposals: [], shownToManager: false });
    }
    const saturday = { outcome: 'no_answer', level: 'A', attempts: [], today: '2026-03-14' } as const;
    expect(retryRule({ ...saturday, calendar: closedOnSundays }).retryBy).toBe('2026-03-16');
  });

  it('the third day in vain proposes 无效 or 休眠, and still asks for the retry until the manager approves', () => {
    const before = [attempt('2026-03-06'), attempt('2026-03-07', 'switched_off')];
    expect(rule('no_answer', before)).toEqual({
      retryBy: '2026-03-10',
      proposals: ['invalid', 'dormant'],
      shownToManager: false,
    });
    expect(rule('no_answer', before.slice(1)).proposals).toEqual([]);
  });

  it('three calls on one day are one day', () => {
    expect(rule('no_answer', [attempt(today), attempt(today), attempt('2026-03-08')]).proposals).toEqual([]);
  });

  it('this attempt counts once, whether it is among those handed over or not', () => {
    const before = [attempt('2026-03-06'), attempt('2026-03-07')];
    expect(rule('no_answer', [...before, attempt(today)])).toEqual(rule('no_answer', before));
  });

  it('an effective contact begins the count anew', () => {
    const before = [attempt('2026-03-05'), attempt('2026-03-06'), attempt('2026-03-07', 'wechat_replied')];
    expect(rule('no_answer', before).proposals).toEqual([]);
    expect(rule('no_answer', [attempt('2026-03-04', 'connected'), ...before.slice(0, 2)]).proposals).toEqual([
      'invalid',
      'dormant',
    ]);
  });

  it('空号错号 and 拒访 propose at once to correct the number, 无效 or 休眠, and demand no retry', () => {
    for (const outcome of ['wrong_number', 'refused'] as const) {
      expect(rule(outcome)).toEqual({
        retryBy: null,
        proposals: ['correct_number', 'invalid', 'dormant'],
        shownToManager: false,
      });
    }
  });

  it('at O nothing is proposed: three days in vain are shown to the manager', () => {
    const before = [attempt('2026-03-06'), attempt('2026-03-07')];
    expect(rule('no_answer', before, 'O')).toEqual({ retryBy: '2026-03-10', proposals: [], shownToManager: true });
    expect(rule('wrong_number', before, 'O')).toEqual({ retryBy: null, proposals: [], shownToManager: true });
    expect(rule('wrong_number', [], 'O')).toEqual({ retryBy: null, proposals: [], shownToManager: false });
  });

  it('an effective outcome asks for nothing, whatever went before', () => {
    const before = [attempt('2026-03-05'), attempt('2026-03-06'), attempt('2026-03-07')];
    for (const outcome of ['connected', 'wechat_replied', 'visited'] as const) {
      expect(rule(outcome, before)).toEqual({ retryBy: null, proposals: [], shownToManager: false });
    }
  });

  it('over any history: a retry is due by the next open day, O is never proposed to end, and the days in vain are counted back to the last contact', () => {
    const outcomes = fc.constantFrom(...followupOutcomeSchema.options);
    const steps = fc.array(fc.record({ wait: fc.nat(3), outcome: outcomes }), { minLength: 1, maxLength: 8 });
    const reached = { proposed: 0, shown: 0, retry: 0 };
    fc.assert(
      fc.property(steps, fc.constantFrom<Level>(...levels), fc.boolean(), (history, level, sundays) => {
        const of = sundays ? closedOnSundays : calendar;
        let day = today;
        const attempts = history.map(({ wait, outcome }) => {
          day = addDays(day, wait);
          return attempt(day, outcome);
        });
        const last = attempts.at(-1) ?? attempt(today);
        const found = retryRule({ outcome: last.outcome, level, attempts, today: last.on, calendar: of });
        // Counted the other way round: back from today until somebody had been reached.
        const vain = new Set<CivilDate>();
        for (const each of attempts.toReversed()) {
          if (['接通', '微信已回', '已到店'].includes(followupOutcomes[each.outcome])) break;
          vain.add(each.on);
        }
        const atOnce = last.outcome === 'wrong_number' || last.outcome === 'refused';
        expect(found.proposals.length > 0).toBe(level !== 'O' && (vain.size >= 3 || (atOnce && vain.size > 0)));
        expect(found.shownToManager).toBe(level === 'O' && vain.size >= 3);
        if (found.retryBy !== null) {
          expect(isOpenDay(of, found.retryBy)).toBe(true);
          expect(found.retryBy).toBe(openDayAfter(of, last.on));
        }
        reached.proposed += found.proposals.length > 0 ? 1 : 0;
        reached.shown += found.shownToManager ? 1 : 0;
        reached.retry += found.retryBy === null ? 0 : 1;
      }),
      { numRuns: 1500 },
    );
    expect(Object.values(reached).every((times) => times > 0)).toBe(true);
  });
});
