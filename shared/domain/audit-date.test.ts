import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/civil-date.ts';
import { parseDateOfPlanLine, parseWrittenDate } from './audit-date.ts';

const auditOn = '2026-11-20';
const dates = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days));

describe('days written on paper (§八.1)', () => {
  it.each([
    '2026-12-15',
    '2026.12.15',
    '2026/12/15',
    '2026年12月15日',
    '2026年12月15号',
    '2026、12、15',
    '26.12.15',
    '20261215',
    '12.15',
    '12-15',
    '12/15',
    '12月15日',
    '12 月 15',
    '１２．１５',
    '２０２６－１２－１５',
    '2026—12—15',
    '12月15日（周二）',
    '12.15左右',
    ' 12. 15 ',
  ])('「%s」 means 2026-12-15', (written) => {
    expect(parseWrittenDate(written, auditOn)).toBe('2026-12-15');
  });

  it('a day without a year that lies before the audited day means next year', () => {
    expect(parseWrittenDate('1.5', '2026-12-28')).toBe('2027-01-05');
    expect(parseWrittenDate('12.28', '2026-12-28')).toBe('2026-12-28');
    expect(parseWrittenDate('2.29', '2027-03-01')).toBe('2028-02-29');
  });

  it('a day that has a name is that day, however it was written on the other side', () => {
    expect(parseWrittenDate('春节', '2026-12-28')).toBe('2027-02-06');
  });

  it.each(['', '13.1', '2.30', '2026-02-29', '12.15或12.20', '过阵子', '15', '2026-12', '12:15', '3000-01-01'])(
    '「%s」 is no day',
    (written) => {
      expect(parseWrittenDate(written, auditOn)).toBeNull();
    },
  );

  it('a plan line gives its day; method, time and purpose behind it are not compared', () => {
    for (const line of [
      '11.22 电话 问对比结果',
      '11.22.10点 微信',
      '11.22 14:30电话',
      '11月22日微信',
      '2026-11-22 09:30',
      '11.22',
    ]) {
      expect(parseDateOfPlanLine(line, auditOn), line).toBe('2026-11-22');
    }
    expect(parseDateOfPlanLine('电话', auditOn)).toBeNull();
    expect(parseDateOfPlanLine('14:30 电话', auditOn)).toBeNull();
  });

  it('every day survives every written form with its year, and without it from the audited day on', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 364 }), (on, ahead) => {
        const day = addDays(on, ahead);
        const [y, m, d] = day.split('-').map(Number);
        for (const written of [`${y}.${m}.${d}`, `${y}年${m}月${d}日`, day.replaceAll('-', ''), `${m}/${d}`]) {
          expect(parseWrittenDate(written, on), `${written} on ${on}`).toBe(day);
        }
      }),
    );
  });

  it('never throws and gives only real days', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), dates, (text, on) => {
        expect(parseWrittenDate(text, on) ?? '2026-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
        expect(parseDateOfPlanLine(text, on) ?? '2026-01-01').toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });
});
