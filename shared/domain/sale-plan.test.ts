import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { addDays, type CivilDate, daysBetween, instantAt } from '../calendar/civil-date.ts';
import { defaultStoreCalendar, type StoreCalendar } from '../calendar/store-calendar.ts';
import {
  csiDays,
  csiWindow,
  lastCsiDay,
  type SaleCall,
  saleCallDays,
  saleCallLimit,
  saleCalls,
  saleEntryAt,
  saleRetryOn,
} from './sale-plan.ts';

/*
 * A second implementation from the words of §五.1 alone. It knows days as three numbers and the number of a day since
 * 1970 by the algorithm of the Gregorian calendar; it shares nothing with the first.
 */
interface Day {
  readonly y: number;
  readonly m: number;
  readonly d: number;
}
const isLeap = (y: number): boolean => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
const lengthOf = (y: number, m: number): number =>
  m === 2 ? (isLeap(y) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31;
const read = (text: string): Day => {
  const [y = 0, m = 0, d = 0] = text.split('-').map(Number);
  return { y, m, d };
};
const write = ({ y, m, d }: Day): string => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
const nextOf = ({ y, m, d }: Day): Day =>
  d < lengthOf(y, m) ? { y, m, d: d + 1 } : m < 12 ? { y, m: m + 1, d: 1 } : { y: y + 1, m: 1, d: 1 };
const later = (day: Day, days: number): Day => {
  let at = day;
  for (let i = 0; i < days; i++) at = nextOf(at);
  return at;
};
const nextMonth = ({ y, m }: Day): { readonly y: number; readonly m: number } =>
  m < 12 ? { y, m: m + 1 } : { y: y + 1, m: 1 };
/** 0 Sunday … 6 Saturday, by Sakamoto. */
const weekday = ({ y, m, d }: Day): number => {
  const year = m < 3 ? y - 1 : y;
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][m - 1] ?? 0;
  return (year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + shift + d) % 7;
};

interface Shop {
  /** 0 Sunday … 6 Saturday. */
  readonly closed: readonly number[];
  readonly holidays: readonly string[];
}
const opens = (shop: Shop, day: Day): boolean =>
  !shop.closed.includes(weekday(day)) && !shop.holidays.includes(write(day));
const openFrom = (shop: Shop, day: Day): Day => (opens(shop, day) ? day : openFrom(shop, nextOf(day)));

/** 「1-15 号的，20-25 之间；16 号以后的，下个月的 5-10 号」 */
function windowByTheWords(bought: Day): readonly Day[] {
  const { y, m } = bought.d <= 15 ? bought : nextMonth(bought);
  const from = bought.d <= 15 ? 20 : 5;
  return [0, 1, 2, 3, 4, 5].map((i) => ({ y, m, d: from + i }));
}
function monthLater(bought: Day): Day {
  const { y, m } = nextMonth(bought);
  return { y, m, d: Math.min(bought.d, lengthOf(y, m)) };
}

interface Entered {
  readonly bought: string;
  readonly on: string;
  readonly isAfterClosing: boolean;
  readonly shop: Shop;
  readonly load: Readonly<Record<string, number>>;
}

/** 「当天必须录入，一次性建立四次回访」; what is past when it is entered is done at once, today or when the shop opens. */
function plansByTheWords({ bought, on, isAfterClosing, shop, load }: Entered): Readonly<Record<SaleCall, string>> {
  const day = read(bought);
  const today = read(on);
  const atOnce = write(isAfterClosing ? openFrom(shop, nextOf(today)) : openFrom(shop, today));
  const orAtOnce = (due: Day): string => {
    const text = write(openFrom(shop, due));
    return text < on ? atOnce : text;
  };
  const window = windowByTheWords(day);
  const last = window[5] ?? day;
  const openDays = window.filter((each) => opens(shop, each));
  const usable = (openDays.length > 0 ? openDays : [openFrom(shop, nextOf(last))]).map(write);
  let left = usable.filter((each) => each >= on);
  if (isAfterClosing && left.some((each) => each > on)) left = left.filter((each) => each > on);
  const quiet = Math.min(...left.map((each) => load[each] ?? 0));
  return {
    sale_48h: orAtOnce(later(day, 2)),
    sale_week: orAtOnce(later(day, 7)),
    sale_csi: left.find((each) => (load[each] ?? 0) === quiet) ?? atOnce,
    sale_month: orAtOnce(monthLater(day)),
  };
}

const zones = ['Asia/Shanghai', 'Pacific/Auckland', 'America/Santiago', 'UTC'] as const;
const calendarOf = (shop: Shop, zone: string): StoreCalendar => ({
  ...defaultStoreCalendar,
  zone,
  closedWeekdays: shop.closed.map((weekdayCode) => (weekdayCode === 0 ? 7 : weekdayCode)),
  exceptions: Object.fromEntries(shop.holidays.map((holiday) => [holiday, 'closed' as const])),
});

const anyBought = fc.oneof(
  fc.integer({ min: 0, max: 3 * 366 }).map((n) => addDays('2027-01-01', n)),
  fc.constantFrom('2027-01-31', '2028-01-31', '2028-02-29', '2027-02-28', '2027-02-15', '2027-02-16', '2027-12-15'),
  fc.constantFrom('2027-12-16', '2027-12-31', '2027-11-30', '2027-08-31', '2027-03-15', '2027-03-16', '2027-03-31'),
);
const anyEntered = fc
  .record({
    bought: anyBought,
    wait: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(45)),
    hour: fc.constantFrom('08:31', '12:00', '17:59', '18:00', '23:50'),
    closed: fc.constantFrom<readonly number[]>([], [0], [6, 0], [1]),
    holidaysFrom: fc.integer({ min: 0, max: 40 }),
    holidays: fc.nat(9),
    loads: fc.array(fc.nat(4), { minLength: 80, maxLength: 80 }),
    zone: fc.constantFrom(...zones),
  })
  .map(({ bought, wait, hour, closed, holidaysFrom, holidays, loads, zone }) => {
    const days = Array.from({ length: holidays }, (_, i) => addDays(bought, holidaysFrom + i));
    const shop = { closed, holidays: days };
    const load = Object.fromEntries(loads.map((count, i) => [addDays(bought, i), count]));
    const on = addDays(bought, wait);
    return { bought, on, isAfterClosing: hour >= '18:00', shop, load, zone, at: instantAt(on, hour, zone) };
  });

const firstOf = (
  entered: { readonly shop: Shop; readonly zone: string; readonly at: number; readonly bought: string } & Pick<
    Entered,
    'load'
  >,
) => {
  const calendar = calendarOf(entered.shop, entered.zone);
  return saleCallDays({
    deliveredOn: entered.bought,
    entry: saleEntryAt(calendar, entered.at),
    calendar,
    loadByDay: entered.load,
  });
};
const byCall = (days: readonly { readonly call: SaleCall; readonly dueOn: CivilDate }[]) =>
  Object.fromEntries(days.map(({ call, dueOn }) => [call, dueOn]));

describe('the four plans of a delivery (§五.1)', () => {
  it('fall on the days that the regulation says, by a second reading of it, in zones with and without summer time', () => {
    fc.assert(
      fc.property(anyEntered, (entered) => {
        expect(byCall(firstOf(entered))).toEqual(plansByTheWords(entered));
      }),
      { numRuns: 3000 },
    );
  });

  it('are four, on open days, none before the day of entry, and late exactly where their day had passed', () => {
    fc.assert(
      fc.property(anyEntered, (entered) => {
        const days = firstOf(entered);
        expect(days.map(({ call }) => call)).toEqual([...saleCalls]);
        const calendar = calendarOf(entered.shop, entered.zone);
        for (const { call, dueOn, lateSinceOn } of days) {
          const limit = saleCallLimit(call, entered.bought, calendar);
          expect(dueOn >= entered.on).toBe(true);
          expect(opens(entered.shop, read(dueOn))).toBe(true);
          expect(lateSinceOn).toBe(limit < entered.on ? limit : null);
          if (lateSinceOn === null) expect(dueOn <= limit).toBe(true);
        }
      }),
    );
  });

  const plan = (deliveredOn: string, today = deliveredOn, calendar = defaultStoreCalendar) =>
    byCall(saleCallDays({ deliveredOn, entry: { today, afterClosing: false }, calendar, loadByDay: {} }));

  test('of 9 March are the 11th, the 16th, the 20th and 9 April', () => {
    expect(plan('2026-03-09')).toEqual({
      sale_48h: '2026-03-11',
      sale_week: '2026-03-16',
      sale_csi: '2026-03-20',
      sale_month: '2026-04-09',
    });
  });

  test('of 31 January end in February: the one-month call is clamped', () => {
    expect(plan('2026-01-31')).toMatchObject({ sale_csi: '2026-02-05', sale_month: '2026-02-28' });
    expect(plan('2028-01-31')).toMatchObject({ sale_month: '2028-02-29' });
  });

  test('entered ten days late are due on the day of entry where they had passed, and marked late', () => {
    const days = saleCallDays({
      deliveredOn: '2026-03-09',
      entry: { today: '2026-03-19', afterClosing: false },
      calendar: defaultStoreCalendar,
      loadByDay: {},
    });
    expect(days).toEqual([
      { call: 'sale_48h', dueOn: '2026-03-19', lateSinceOn: '2026-03-11' },
      { call: 'sale_week', dueOn: '2026-03-19', lateSinceOn: '2026-03-16' },
      { call: 'sale_csi', dueOn: '2026-03-20', lateSinceOn: null },
      { call: 'sale_month', dueOn: '2026-04-09', lateSinceOn: null },
    ]);
  });

  test('entered late and after closing time, what had passed is due on the next open day', () => {
    const closedOnSundays = { ...defaultStoreCalendar, closedWeekdays: [7] };
    const days = saleCallDays({
      deliveredOn: '2026-03-09',
      entry: { today: '2026-03-14', afterClosing: true },
      calendar: closedOnSundays,
      loadByDay: {},
    });
    expect(days[0]).toEqual({ call: 'sale_48h', dueOn: '2026-03-16', lateSinceOn: '2026-03-11' });
  });
});

describe('the window of the CSI call (§五.1(3))', () => {
  it.each([
    ['2026-03-01', '2026-03-20', '2026-03-25'],
    ['2026-03-15', '2026-03-20', '2026-03-25'],
    ['2026-03-16', '2026-04-05', '2026-04-10'],
    ['2026-03-31', '2026-04-05', '2026-04-10'],
    ['2026-01-31', '2026-02-05', '2026-02-10'],
    ['2026-02-15', '2026-02-20', '2026-02-25'],
    ['2026-02-28', '2026-03-05', '2026-03-10'],
    ['2026-12-15', '2026-12-20', '2026-12-25'],
    ['2026-12-16', '2027-01-05', '2027-01-10'],
    ['2026-12-31', '2027-01-05', '2027-01-10'],
  ])('of a purchase on %s is %s to %s', (deliveredOn, from, through) => {
    expect(csiWindow(deliveredOn)).toEqual({ from, through });
    expect(daysBetween(from, through)).toBe(5);
  });

  test('takes the least loaded open day, of equals the earliest', () => {
    const loadByDay = {
      '2026-03-20': 2,
      '2026-03-21': 1,
      '2026-03-22': 0,
      '2026-03-23': 1,
      '2026-03-24': 0,
      '2026-03-25': 3,
    };
    const closedOnSundays = { ...defaultStoreCalendar, closedWeekdays: [7] };
    const of = (calendar: StoreCalendar) =>
      saleCallDays({
        deliveredOn: '2026-03-09',
        entry: { today: '2026-03-09', afterClosing: false },
        calendar,
        loadByDay,
      })[2]?.dueOn;
    expect(of(defaultStoreCalendar)).toBe('2026-03-22');
    // the 22nd is a Sunday
    expect(of(closedOnSundays)).toBe('2026-03-24');
  });

  test('without an open day is the first open day after it', () => {
    const holidays = Object.fromEntries(
      ['20', '21', '22', '23', '24', '25', '26'].map((d) => [`2026-03-${d}`, 'closed' as const]),
    );
    const calendar = { ...defaultStoreCalendar, exceptions: holidays };
    expect(csiDays('2026-03-09', calendar)).toEqual(['2026-03-27']);
    expect(lastCsiDay('2026-03-09', calendar)).toBe('2026-03-27');
  });

  test('bounds the retry: after its last day there is none', () => {
    const retry = (today: string) =>
      saleRetryOn('sale_csi', { deliveredOn: '2026-03-09', today, calendar: defaultStoreCalendar });
    expect([retry('2026-03-20'), retry('2026-03-24')]).toEqual(['2026-03-21', '2026-03-25']);
    expect([retry('2026-03-25'), retry('2026-03-28')]).toEqual([null, null]);
    const other = { deliveredOn: '2026-03-09', today: '2026-03-28', calendar: defaultStoreCalendar };
    expect(saleRetryOn('sale_week', other)).toBe('2026-03-29');
  });
});
