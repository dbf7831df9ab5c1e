import { addDays as addDaysOfDateFns } from 'date-fns/addDays';
import { addMonths as addMonthsOfDateFns } from 'date-fns/addMonths';
import { format } from 'date-fns/format';
import { getISODay } from 'date-fns/getISODay';
import { parseISO } from 'date-fns/parseISO';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDateAt,
  civilDateOf,
  civilDateSchema,
  compareDates,
  daysBetween,
  earlierOf,
  instantAt,
  isCivilDate,
  laterOf,
  localTimeAt,
  localTimeSchema,
  startOfDay,
  weekdayOf,
} from './civil-date.ts';
import { isZone } from './zone.ts';

const zones = [
  'Asia/Shanghai',
  'Pacific/Auckland',
  'America/Havana',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'America/St_Johns',
  'Asia/Kathmandu',
  'UTC',
];
const anyDay = fc.integer({ min: -25_000, max: 83_000 }).map((n) => addDays('1970-01-01', n));
/** Days with a known zone history: rules for the far future differ between data sets. */
const recentDay = fc.integer({ min: 3_700, max: 24_000 }).map((n) => addDays('1970-01-01', n));
const anyZone = fc.constantFrom(...zones);

describe('a civil date', () => {
  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '1899-12-31',
    '2200-01-01',
    '2026-3-9',
    '2026-03-09 ',
    '-026-03-09',
    '２０２６-03-09',
    '',
  ])('is refused when it is no real day between 1900 and 2199: %j', (text) => {
    expect(isCivilDate(text)).toBe(false);
    expect(civilDateSchema.safeParse(text).success).toBe(false);
  });

  it.each(['1900-01-01', '2199-12-31', '2000-02-29', '2028-02-29'])('is accepted when real: %s', (text) => {
    expect(isCivilDate(text)).toBe(true);
    expect(civilDateSchema.parse(text)).toBe(text);
  });

  it('names the problem in Chinese, and says how to write it', () => {
    expect(civilDateSchema.safeParse('2026-02-30').error?.issues[0]?.message).toContain('2026-03-09');
    expect(civilDateSchema.safeParse(20260309).error?.issues[0]?.message).toContain('2026-03-09');
  });

  it('has no 29 February in 1900 and 2100', () => {
    expect([civilDateOf(1900, 2, 29), civilDateOf(2100, 2, 29), civilDateOf(2000, 2, 29)]).toEqual([
      null,
      null,
      '2000-02-29',
    ]);
  });

  it('throws on what is no date, instead of making a wrong day', () => {
    expect(() => addDays('tomorrow', 1)).toThrow(RangeError);
    expect(() => addDays('2026-03-09', 0.5)).toThrow(RangeError);
    expect(() => instantAt('2026-03-09', '24:00', 'UTC')).toThrow(RangeError);
    expect(() => civilDateAt(0, 'Mars/Olympus')).toThrow(RangeError);
    expect(() => civilDateAt(Number.NaN, 'UTC')).toThrow(RangeError);
  });

  it('keeps a local time between 00:00 and 23:59', () => {
    expect(['00:00', '23:59', '09:30'].every((time) => localTimeSchema.safeParse(time).success)).toBe(true);
    expect(['24:00', '9:30', '09:60', '0930'].some((time) => localTimeSchema.safeParse(time).success)).toBe(false);
  });
});

describe('day arithmetic', () => {
  it('agrees with date-fns on adding days, months and weekdays', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -900, max: 900 }), fc.integer({ min: -30, max: 30 }), (day, n, m) => {
        const asDate = parseISO(day);
        expect(addDays(day, n)).toBe(format(addDaysOfDateFns(asDate, n), 'yyyy-MM-dd'));
        expect(addMonths(day, m)).toBe(format(addMonthsOfDateFns(asDate, m), 'yyyy-MM-dd'));
        expect(weekdayOf(day)).toBe(getISODay(asDate));
      }),
    );
  });

  it('counts back what it added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -900, max: 900 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n);
        expect(addDays(addDays(day, n), -n)).toBe(day);
      }),
    );
  });

  it('clamps one calendar month to the month end, and counts the next one from the clamped day', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-02-28', 1)).toBe('2026-03-28');
    expect(addMonths('2028-01-30', 1)).toBe('2028-02-29');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  it('never leaves the wanted month, and keeps the day where the month has it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 24 }), (day, months) => {
        const result = addMonths(day, months);
        const monthsApart = (Number(result.slice(0, 4)) - Number(day.slice(0, 4))) * 12;
        expect(monthsApart + Number(result.slice(5, 7)) - Number(day.slice(5, 7))).toBe(months);
        expect(isCivilDate(result)).toBe(true);
        if (result.slice(8) !== day.slice(8)) expect(addDays(result, 1).slice(8)).toBe('01');
      }),
    );
  });

  it('adding months keeps the order of days', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 24 }), (a, b, months) => {
        const [first, second] = [earlierOf(a, b), laterOf(a, b)];
        expect(compareDates(addMonths(first, months), addMonths(second, months))).not.toBe(1);
      }),
    );
  });

  it('orders days as the calendar does', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(compareDates(a, b)).toBe(Math.sign(-daysBetween(a, b)) + 0);
        expect([earlierOf(a, b), laterOf(a, b)]).toEqual([a, b].sort(compareDates));
      }),
    );
  });
});

describe('the store zone', () => {
  it('knows that 16:00 UTC is already the next day in Shanghai', () => {
    expect(civilDateAt(Date.UTC(2026, 2, 9, 15, 59, 59, 999), 'Asia/Shanghai')).toBe('2026-03-09');
    expect(civilDateAt(Date.UTC(2026, 2, 9, 16), 'Asia/Shanghai')).toBe('2026-03-10');
    expect(localTimeAt(Date.UTC(2026, 2, 9, 16, 1, 59), 'Asia/Shanghai')).toBe('00:01');
    expect(instantAt('2026-03-10', '00:00', 'Asia/Shanghai')).toBe(Date.UTC(2026, 2, 9, 16));
  });

  it('begins a day at the clock jump where midnight does not exist', () => {
    // Havana 2026-03-08 and São Paulo 2018-11-04: 00:00 → 01:00.
    expect(startOfDay('2026-03-08', 'America/Havana')).toBe(Date.UTC(2026, 2, 8, 5));
    expect(localTimeAt(startOfDay('2026-03-08', 'America/Havana'), 'America/Havana')).toBe('01:00');
    expect(startOfDay('2018-11-04', 'America/Sao_Paulo')).toBe(Date.UTC(2018, 10, 4, 3));
    // Toronto 1919-03-30: 23:30 of the 30th → 00:30 of the 31st.
    expect(localTimeAt(startOfDay('1919-03-31', 'America/Toronto'), 'America/Toronto')).toBe('00:30');
  });

  it('begins a day whose midnight occurs twice at the first of them', () => {
    // Havana 2026-11-01: 01:00 → 00:00.
    expect(startOfDay('2026-11-01', 'America/Havana')).toBe(Date.UTC(2026, 10, 1, 4));
  });

  it('begins a day that the zone skipped whole where the next one begins', () => {
    expect(startOfDay('2011-12-30', 'Pacific/Apia')).toBe(startOfDay('2011-12-31', 'Pacific/Apia'));
  });

  it('moves a skipped time on by the skip, and takes the earlier of two equal times', () => {
    // Auckland 2026-09-27: 02:00 → 03:00; 2026-04-05: 03:00 → 02:00.
    expect(localTimeAt(instantAt('2026-09-27', '02:30', 'Pacific/Auckland'), 'Pacific/Auckland')).toBe('03:30');
    expect(instantAt('2026-04-05', '02:30', 'Pacific/Auckland')).toBe(Date.UTC(2026, 3, 4, 13, 30));
  });

  it('puts the first instant of every day on that day and the instant before on the day before', () => {
    fc.assert(
      fc.property(recentDay, anyZone, (day, zone) => {
        const start = startOfDay(day, zone);
        expect(civilDateAt(start, zone)).toBe(day);
        expect(civilDateAt(start - 1, zone)).toBe(addDays(day, -1));
      }),
      { numRuns: 400 },
    );
  });

  it('finds every day of years with clock changes, midnight or not', () => {
    for (const zone of zones) {
      for (let day: CivilDate = '2017-01-01'; day < '2019-01-01'; day = addDays(day, 1)) {
        const start = startOfDay(day, zone);
        expect([zone, civilDateAt(start, zone), civilDateAt(start - 1, zone)]).toEqual([zone, day, addDays(day, -1)]);
      }
    }
  });

  it('turns a local time into an instant and back, unless the clocks skip it', () => {
    fc.assert(
      fc.property(recentDay, fc.integer({ min: 0, max: 1439 }), anyZone, (day, minute, zone) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const instant = instantAt(day, time, zone);
        const shown = localTimeAt(instant, zone);
        const skipped = shown !== time;
        if (skipped) expect(`${civilDateAt(instant, zone)} ${shown}` > `${day} ${time}`).toBe(true);
        else expect(civilDateAt(instant, zone)).toBe(day);
        // A shown time earlier than the wanted one, or a skip in a zone without clock changes, would be a wrong answer.
        if (zone === 'Asia/Kathmandu' || zone === 'UTC') expect(skipped).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('knows which zone names exist', () => {
    expect([isZone('Asia/Shanghai'), isZone('Mars/Olympus'), isZone('')]).toEqual([true, false, false]);
  });
});
