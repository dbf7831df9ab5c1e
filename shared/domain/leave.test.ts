import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../calendar/civil-date.ts';
import { defaultStoreCalendar, openDayOnOrAfter, type StoreCalendar } from '../calendar/store-calendar.ts';
import {
  checkLeave,
  checkReturn,
  isWorkingDay,
  type LeaveDays,
  type LeaveWish,
  leaveMoment,
  liesWith,
  planAtLeave,
  resettled,
} from './leave.ts';
import { isRefusal } from './refusal.ts';

// 2026-03-09 is a Monday.
const today = '2026-03-09';
const calendar: StoreCalendar = { ...defaultStoreCalendar, closedWeekdays: [7] };
const staff = ['a', 'b', 'c', 'd'] as const;

const dayArb = fc.integer({ min: -6, max: 14 }).map((n) => addDays(today, n));
const leaveArb = fc
  .record({
    staffId: fc.constantFrom(...staff),
    fromOn: dayArb,
    days: fc.nat({ max: 6 }),
    standInId: fc.constantFrom(...staff),
  })
  .map(
    ({ staffId, fromOn, days, standInId }): LeaveDays => ({
      staffId,
      fromOn,
      throughOn: addDays(fromOn, days),
      standInId,
    }),
  );

const wishOf = (leave: LeaveDays): LeaveWish => ({ ...leave, name: leave.staffId, standInName: leave.standInId ?? '' });

/** Enters leaves one after the other, as far as they are allowed. */
function entered(wished: readonly LeaveDays[]): LeaveDays[] {
  const leaves: LeaveDays[] = [];
  for (const leave of wished) if (!isRefusal(checkLeave(wishOf(leave), leaves, today))) leaves.push(leave);
  return leaves;
}

/** Written a second time, from domain §4.8 alone: who is there on a day. */
const isAway = (leaves: readonly LeaveDays[], who: string, day: CivilDate) =>
  leaves.some((leave) => leave.staffId === who && leave.fromOn <= day && leave.throughOn >= day);

describe('leaves that may be entered', () => {
  it('never leave a plan of a day still to come with somebody who is away', () => {
    fc.assert(
      fc.property(fc.array(leaveArb, { maxLength: 12 }), fc.constantFrom(...staff), dayArb, (wished, who, day) => {
        fc.pre(day >= today);
        const leaves = entered(wished);
        const holder = liesWith(leaves, who, day);
        expect(isAway(leaves, holder, day)).toBe(false);
        if (!isAway(leaves, who, day)) expect(holder).toBe(who);
      }),
      { numRuns: 500 },
    );
  });

  it('never overlap for one person, and name a stand-in unless they are over', () => {
    fc.assert(
      fc.property(fc.array(leaveArb, { maxLength: 12 }), (wished) => {
        const leaves = entered(wished);
        for (const [n, one] of leaves.entries())
          for (const other of leaves.slice(n + 1))
            if (one.staffId === other.staffId)
              expect(one.throughOn < other.fromOn || other.throughOn < one.fromOn).toBe(true);
      }),
    );
  });

  const wish = (change: Partial<LeaveWish>) =>
    checkLeave(
      {
        staffId: 'a',
        name: '王磊',
        fromOn: '2026-03-10',
        throughOn: '2026-03-12',
        standInId: 'b',
        standInName: '李娜',
        ...change,
      },
      [{ staffId: 'b', fromOn: '2026-03-12', throughOn: '2026-03-13', standInId: 'c' }],
      today,
    );

  it('are refused by name where the stand-in is away himself, and without one', () => {
    expect(wish({})).toMatchObject({ code: 'LEAVE_STAND_IN_AWAY', field: 'standInId', params: { name: '李娜' } });
    expect(wish({ throughOn: '2026-03-11' })).toBeNull();
    expect(wish({ standInId: null })).toMatchObject({ code: 'REQUIRED_MISSING', field: 'standInId' });
    expect(wish({ standInId: 'a' })).toMatchObject({ code: 'INVALID_INPUT', field: 'standInId' });
  });

  it('need nobody to stand in once they are over, and go back a month at most', () => {
    expect(wish({ fromOn: '2026-03-05', throughOn: '2026-03-06', standInId: null })).toBeNull();
    expect(wish({ fromOn: '2026-02-05', throughOn: '2026-02-06', standInId: null })).toMatchObject({ field: 'fromOn' });
    expect(wish({ fromOn: '2026-03-12', throughOn: '2026-03-11' })).toMatchObject({ field: 'throughOn' });
    expect(wish({ throughOn: '2027-03-11' })).toMatchObject({ field: 'throughOn' });
  });

  it('of a stand-in who was away on days that are past do no harm', () => {
    const leaves = [{ staffId: 'b', fromOn: '2026-03-05', throughOn: '2026-03-06', standInId: null }];
    const late = wishOf({ staffId: 'a', fromOn: '2026-03-05', throughOn: '2026-03-10', standInId: 'b' });
    expect(checkLeave(late, leaves, today)).toBeNull();
  });
});

describe('a plan at the entry of a leave', () => {
  const leave = { fromOn: today, throughOn: '2026-03-14' };
  const at = (time: string, on: CivilDate = today) => leaveMoment(Date.parse(`${on}T${time}:00+08:00`), on, calendar);

  it('that is due today or overdue goes over only before opening time, afterwards it is asked for', () => {
    for (const dueOn of ['2026-03-06', today]) {
      expect(planAtLeave({ dueOn }, leave, at('08:29'))).toBe('over');
      expect(planAtLeave({ dueOn }, leave, at('08:30'))).toBe('asked');
    }
    expect(planAtLeave({ dueOn: '2026-03-10' }, leave, at('23:50'))).toBe('over');
    expect(planAtLeave({ dueOn: '2026-03-15' }, leave, at('07:00'))).toBe('stays');
  });

  it('stays where the leave begins later: today he is there', () => {
    expect(planAtLeave({ dueOn: today }, { fromOn: '2026-03-10', throughOn: '2026-03-14' }, at('07:00'))).toBe('stays');
  });

  it('counts on the day on which the store is open again', () => {
    // Sunday is closed: it counts on Monday, after the leave
    expect(planAtLeave({ dueOn: '2026-03-15' }, { fromOn: today, throughOn: '2026-03-15' }, at('07:00'))).toBe('stays');
    // on a closed day nobody has begun to work
    expect(
      planAtLeave({ dueOn: '2026-03-14' }, { fromOn: today, throughOn: '2026-03-17' }, at('15:00', '2026-03-15')),
    ).toBe('over');
  });
});

describe('settling plans after leaves have changed', () => {
  const planArb = fc.record({
    dueOn: dayArb,
    own: fc.constantFrom(...staff),
    with: fc.option(fc.constantFrom(...staff)),
  });

  it('puts what lies ahead with who is there, gives back what is due, and moves nothing a second time', () => {
    fc.assert(
      fc.property(fc.array(leaveArb, { maxLength: 12 }), planArb, (wished, { dueOn, own, with: holder }) => {
        const leaves = entered(wished);
        const stoodIn = holder !== null && holder !== own;
        const plan = { dueOn, assigneeId: stoodIn ? holder : own, absentId: stoodIn ? own : null };
        const next = resettled(plan, leaves, { today, calendar });
        const after = { ...plan, ...next };
        expect(after.absentId ?? after.assigneeId).toBe(own);
        const countedOn = openDayOnOrAfter(calendar, dueOn);
        if (countedOn > today) expect(isAway(leaves, after.assigneeId ?? '', countedOn)).toBe(false);
        else if (!isAway(leaves, own, today)) expect(after.assigneeId).toBe(own);
        else expect(next).toBeNull();
        expect(resettled(after, leaves, { today, calendar })).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('leaves a decision task, which lies with nobody, where it is', () => {
    expect(resettled({ dueOn: '2026-03-11', assigneeId: null, absentId: null }, [], { today, calendar })).toBeNull();
  });
});

it('a person works on an open day on which he is not on leave', () => {
  const leaves = [{ staffId: 'a', fromOn: '2026-03-10', throughOn: '2026-03-11', standInId: 'b' }];
  const works = (day: CivilDate, who = 'a') => isWorkingDay({ leaves, calendar }, who, day);
  expect(['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-15'].map((day) => works(day))).toEqual([
    true,
    false,
    false,
    true,
    false,
  ]);
  expect(works('2026-03-10', 'b')).toBe(true);
});

it('whoever comes back early ends his leave on a day on which he was away', () => {
  const leave = { fromOn: '2026-03-10', throughOn: '2026-03-12' };
  expect(checkReturn(leave, '2026-03-10')).toBeNull();
  expect(checkReturn(leave, '2026-03-12')).toMatchObject({ field: 'throughOn' });
  expect(checkReturn(leave, '2026-03-09')).toMatchObject({ field: 'throughOn' });
});
