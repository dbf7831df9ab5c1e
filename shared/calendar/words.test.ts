import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayOfMonth, daysBetween, monthOf, yearOf } from './civil-date.ts';
import { dateColumn, dateWords, distanceWords, fullDateWords, parseDateWords } from './words.ts';

// A Saturday.
const today = '2026-11-21';
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n));

describe('a day in words', () => {
  it.each([
    ['2026-11-21', '今天'],
    ['2026-11-20', '昨天'],
    ['2026-11-22', '明天'],
    ['2026-11-23', '11月23日 周一'],
    ['2026-12-06', '12月6日 周日'],
    ['2027-01-05', '2027年1月5日 周二'],
  ])('%s is spoken of as %s', (day, words) => {
    expect(dateWords(day, today)).toBe(words);
  });

  it('is still 明天 across the turn of the year', () => {
    expect(dateWords('2027-01-01', '2026-12-31')).toBe('明天');
    expect(dateWords('2026-12-31', '2027-01-01')).toBe('昨天');
  });

  it('is short in a column, and complete on paper', () => {
    expect(dateColumn('2026-11-23')).toBe('11-23');
    expect(fullDateWords('2026-11-21')).toBe('2026年11月21日 周六');
  });

  it.each([
    ['2026-12-03', '12 天后'],
    ['2026-11-19', '2 天前'],
    ['2026-11-22', '明天'],
    ['2026-11-21', '今天'],
  ])('%s lies %s', (day, words) => {
    expect(distanceWords(day, today)).toBe(words);
  });
});

describe('a typed day', () => {
  it.each([
    ['今天', '2026-11-21'],
    ['明天', '2026-11-22'],
    ['后天', '2026-11-23'],
    ['3天', '2026-11-24'],
    ['３天', '2026-11-24'],
    [' 3 天后 ', '2026-11-24'],
    ['三天', '2026-11-24'],
    ['十天', '2026-12-01'],
    ['十五天', '2026-12-06'],
    ['二十天', '2026-12-11'],
    ['0天', '2026-11-21'],
    ['半月', '2026-12-06'],
    ['半个月', '2026-12-06'],
    ['一周', '2026-11-28'],
    ['两周', '2026-12-05'],
    ['2个星期', '2026-12-05'],
    ['一个月', '2026-12-21'],
    ['1个月', '2026-12-21'],
    ['下月', '2026-12-21'],
    ['月底', '2026-11-30'],
    ['下月底', '2026-12-31'],
    ['本月底', '2026-11-30'],
    ['下月初', '2026-12-01'],
    ['周六', '2026-11-21'],
    ['周日', '2026-11-22'],
    ['星期五', '2026-11-27'],
    ['这周日', '2026-11-22'],
    ['本周五', '2026-11-20'],
    ['下周五', '2026-11-27'],
    ['下个星期天', '2026-11-29'],
    ['12月底', '2026-12-31'],
    ['5月初', '2027-05-01'],
    ['明年5月', '2027-05-01'],
    ['明年5月份', '2027-05-01'],
    ['明年2月底', '2027-02-28'],
    ['明年5月3日', '2027-05-03'],
    ['年底', '2026-12-31'],
    ['今年底', '2026-12-31'],
    ['明年底', '2027-12-31'],
    ['元旦', '2027-01-01'],
    ['五一', '2027-05-01'],
    ['明年五一', '2027-05-01'],
    ['十一', '2027-10-01'],
    ['今年国庆', '2026-10-01'],
    ['春节', '2027-02-06'],
    ['春节前', '2027-02-05'],
    ['明年春节', '2027-02-06'],
    ['后年春节', '2028-01-26'],
    ['年底', '2026-12-31'],
    ['半年', '2027-05-21'],
    ['一年', '2027-11-21'],
    ['12.3', '2026-12-03'],
    ['12。3', '2026-12-03'],
    ['１２．３', '2026-12-03'],
    ['12-3', '2026-12-03'],
    ['12-03', '2026-12-03'],
    ['12/3', '2026-12-03'],
    ['12月3日', '2026-12-03'],
    ['１２月３号', '2026-12-03'],
    ['12月3', '2026-12-03'],
    ['2026-12-03', '2026-12-03'],
    ['２０２６－１２－０３', '2026-12-03'],
    ['2026.12.3', '2026-12-03'],
    ['2026年12月3日', '2026-12-03'],
    ['20261203', '2026-12-03'],
    ['11.21', '2026-11-21'],
    ['11.20', '2027-11-20'],
    ['1.5', '2027-01-05'],
    ['25号', '2026-11-25'],
    ['3号', '2026-12-03'],
    ['2025-12-03', '2025-12-03'],
  ])('%j on 2026-11-21 means %s', (text, day) => {
    expect(parseDateWords(text, today)).toBe(day);
  });

  it('a month from 31 January ends with February', () => {
    expect(parseDateWords('一个月', '2026-01-31')).toBe('2026-02-28');
  });

  it.each([
    '',
    '  ',
    '3',
    '3月',
    '下周',
    '明年',
    '明年2月30日',
    '明年13月',
    '3日',
    '13.1',
    '2.30',
    '2026-02-29',
    '0.5',
    '12.32',
    '31号半',
    '十十天',
    '9999年',
    '2200-01-01',
    '明天下午',
    '-3天',
    '3.5天',
    'constructor',
    '12-3-',
  ])('%j means no day', (text) => {
    expect(parseDateWords(text, today)).toBeNull();
  });

  it('29 February is the next one only where the year meant has it', () => {
    expect(parseDateWords('2.29', '2027-03-10')).toBe('2028-02-29');
    expect(parseDateWords('2.29', '2028-01-10')).toBe('2028-02-29');
    expect(parseDateWords('2.29', '2027-01-10')).toBeNull();
  });

  it('the 31st in a month without one is no day', () => {
    expect(parseDateWords('31号', '2026-11-21')).toBeNull();
  });

  it('every day of the coming year can be typed as month and day, in each way of writing', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(364), (from, n) => {
        const day = addDays(from, n);
        const [month, date] = [monthOf(day), dayOfMonth(day)];
        fc.pre(!(month === 2 && date === 29));
        for (const text of [`${month}.${date}`, `${month}-${date}`, `${month}月${date}日`]) {
          expect(parseDateWords(text, from)).toBe(day);
        }
        expect(parseDateWords(`${yearOf(day)}年${month}月${date}日`, from)).toBe(day);
        expect(parseDateWords(`${daysBetween(from, day)}天`, from)).toBe(day);
      }),
    );
  });

  it('no text at all makes it throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.-/年月日号天周半个下一两十星期 '), maxLength: 12 }),
        (text) => {
          const day = parseDateWords(text, today);
          if (day !== null) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
