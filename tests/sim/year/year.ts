import { createTestShowroom } from '../../integration/support/showroom.ts';
import { createDice } from '../plans/dice.ts';
import { Absences } from './absences.ts';
import { createAlmanac, daysFrom } from './almanac.ts';
import { characters } from './characters.ts';
import { closeDay } from './evening.ts';
import { Findings } from './findings.ts';
import { waitsForAudit } from './managing.ts';
import type { Happened, Year } from './model.ts';
import { SecondBook } from './second-book.ts';
import { SoldBook } from './sold-book.ts';
import { workDay } from './work.ts';

/** How large a year is. */
export interface YearSize {
  readonly seed: number;
  readonly customers: number;
}

const yearBegins = '2026-01-02';
const yearEnds = '2027-01-01';

/** New Year of the lunar calendar, and the week in October. */
const holidays = new Set([
  ...daysFrom('2026-02-16', '2026-02-21'),
  ...daysFrom('2026-10-01', '2026-10-05'),
  '2026-05-01',
]);

/**
 * Plays a year day by day through the showroom's calls, and asks after every day whether every promise of the regulation
 * was kept. Throws with the day and everything that was broken.
 */
export async function playYear(size: YearSize): Promise<Happened> {
  const showroom = await createTestShowroom({
    at: `${yearBegins} 08:00`,
    closedWeekdays: [7],
    seed: size.seed,
    consultants: characters.map(({ name }) => name),
  });
  const almanac = createAlmanac(holidays);
  const absences = new Absences(almanac);
  const year: Year = {
    showroom,
    almanac,
    dice: createDice(size.seed),
    book: new SecondBook(almanac),
    happened: new Map(),
    staff: characters.map((character) => ({ ...character, person: showroom.as(character.name) })),
    today: yearBegins,
    tonight: [],
    visitors: [],
    unsigned: [],
    gone: [],
    phones: new Map(),
    arrived: 0,
    absences,
    sold: new SoldBook(almanac),
    told: [],
    findings: new Findings(absences),
    replacedToday: [],
  };
  try {
    await closeForHolidays(year);
    const days = daysFrom(yearBegins, yearEnds);
    const open = days.filter((day) => almanac.isOpen(day)).length;
    for (const day of days) await playDay(year, day, size.customers / open);
  } catch (error) {
    throw new Error(`seed ${size.seed}, ${year.today}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    showroom.close();
  }
  return year.happened;
}

async function closeForHolidays({ showroom }: Year): Promise<void> {
  const days = [...holidays].map((on) => ({ on, kind: 'closed' as const, note: '放假' }));
  await showroom.as('admin').call('store.setDays', { days });
}

async function playDay(year: Year, day: string, perDay: number): Promise<void> {
  year.today = day;
  year.tonight = [];
  year.visitors = [];
  year.replacedToday = [];
  if (year.almanac.isOpen(day)) await workDay(year, perDay);
  waitsForAudit(year);
  await closeDay(year);
}
