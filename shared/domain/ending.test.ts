import { describe, expect, it } from 'vitest';
import { defaultStoreCalendar, type StoreCalendar } from '../calendar/store-calendar.ts';
import { messageOf } from '../contract/errors.ts';
import {
  checkEndingRequest,
  endingDecisionDueOn,
  endingRefusedPlanDueOn,
  endingSchema,
  endings,
  isDecisionLate,
} from './ending.ts';

// 2026-03-14 is a Saturday.
const today = '2026-03-14';
const closedOnSundays: StoreCalendar = { ...defaultStoreCalendar, closedWeekdays: [7] };
const called = { on: today, feedback: '已在别处买了轩逸' };
const request = { ending: 'lost' as const, state: 'open' as const, attempts: [called], today };

describe('asking to end an opportunity', () => {
  it('is for 战败, 休眠 and 无效', () => {
    expect(endingSchema.options.map((ending) => endings[ending])).toEqual(['战败', '休眠', '无效']);
    for (const ending of endingSchema.options) expect(checkEndingRequest({ ...request, ending })).toBeNull();
  });

  it('is refused unless an attempt with its feedback was recorded on the same day', () => {
    const attempts = [
      [],
      [{ on: '2026-03-13', feedback: '昨天说不买了' }],
      [{ on: today, feedback: '' }],
      [{ on: today, feedback: '。。' }],
      [{ on: today, feedback: null }],
      [
        { on: today, feedback: null },
        { on: '2026-03-13', feedback: '昨天说不买了' },
      ],
    ];
    for (const each of attempts) {
      expect(checkEndingRequest({ ...request, attempts: each })).toMatchObject({ code: 'ENDING_NEEDS_ATTEMPT' });
    }
    const refusal = checkEndingRequest({ ...request, ending: 'dormant', attempts: [] });
    expect(messageOf('ENDING_NEEDS_ATTEMPT', refusal?.params ?? {})).toContain('申请「休眠」前');
  });

  it('one written attempt of the day is enough', () => {
    const attempts = [{ on: today, feedback: '' }, called];
    expect(checkEndingRequest({ ...request, attempts })).toBeNull();
  });

  it('is refused while one is pending, and after the end', () => {
    expect(checkEndingRequest({ ...request, state: 'pending' })).toMatchObject({ code: 'ENDING_PENDING' });
    expect(checkEndingRequest({ ...request, state: 'ended' })).toMatchObject({ code: 'OPPORTUNITY_ENDED' });
  });
});

describe('the decision', () => {
  it('is due on the next open day, and a refusal makes a plan for the next open day', () => {
    expect(endingDecisionDueOn(today, closedOnSundays)).toBe('2026-03-16');
    expect(endingDecisionDueOn(today, defaultStoreCalendar)).toBe('2026-03-15');
    expect(endingRefusedPlanDueOn(today, closedOnSundays)).toBe('2026-03-16');
    expect(endingRefusedPlanDueOn('2026-03-16', closedOnSundays)).toBe('2026-03-17');
  });

  it('undecided at the end of its day is shown to the next rank', () => {
    const task = { dueOn: '2026-03-16', state: 'open' as const };
    expect(isDecisionLate(task, '2026-03-16')).toBe(false);
    expect(isDecisionLate(task, '2026-03-17')).toBe(true);
    expect(isDecisionLate({ ...task, state: 'done' }, '2026-03-17')).toBe(false);
  });
});
