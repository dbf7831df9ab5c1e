import { describe, expect, test } from 'vitest';
import type { CalendarDayView } from '../../../shared/contract/store.ts';
import { monthAfter, monthOfDay, monthWords, proposalsOf, weeksOf } from './calendar-month.ts';

test('a month begins with the Monday of its first week and ends with the Sunday of its last', () => {
  const weeks = weeksOf('2026-03-01');
  expect(weeks[0]?.[0]).toBe('2026-02-23');
  expect(weeks.at(-1)?.at(-1)).toBe('2026-04-05');
  expect(weeks.every((week) => week.length === 7)).toBe(true);
  expect(weeksOf('2027-02-01')).toHaveLength(4);
});

test('months follow each other over the year’s end', () => {
  expect(monthAfter('2026-12-01', 1)).toBe('2027-01-01');
  expect(monthAfter('2026-01-01', -1)).toBe('2025-12-01');
  expect(monthOfDay('2026-03-31')).toBe('2026-03-01');
  expect(monthWords('2026-03-01')).toBe('2026年3月');
});

describe('the suggestions of the public holidays', () => {
  const day = (on: string, kind?: 'open' | 'closed', note = '国庆节'): CalendarDayView => ({
    on,
    kind: 'open',
    special: false,
    note: '',
    proposal: kind === undefined ? null : { kind, note },
  });

  test('come as one for a holiday, even where a weekly day off lies inside it', () => {
    const days = [day('2026-10-03', 'closed'), day('2026-10-04'), day('2026-10-05', 'closed')];
    expect(proposalsOf(days, '2026-01-01')).toEqual([
      { from: '2026-10-03', to: '2026-10-05', kind: 'closed', note: '国庆节', days: ['2026-10-03', '2026-10-05'] },
    ]);
  });

  test('are apart for what differs, and leave out what is past', () => {
    const days = [
      day('2026-09-20', 'open', '国庆节调休上班'),
      day('2026-10-01', 'closed'),
      day('2026-10-08', 'closed'),
    ];
    expect(proposalsOf(days, '2026-09-21').map(({ from }) => from)).toEqual(['2026-10-01', '2026-10-08']);
    expect(proposalsOf(days, '2026-09-01')).toHaveLength(3);
  });
});
