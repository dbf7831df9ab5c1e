// The year's own arithmetic of days, from the regulation's words alone: nothing of the product's calendar is used here.

/** `2026-03-09` plus days. */
export function plus(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The same day of a later month; the last one where that month is shorter (31 January → 28 February). */
export function plusMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** All days from the first to the last, both included. */
export function daysFrom(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = plus(day, 1)) days.push(day);
  return days;
}

/** Which days the showroom is closed: every Sunday and the holidays. */
export interface Almanac {
  isOpen(day: string): boolean;
  /** The day itself, or the next open one where it is closed. */
  counted(day: string): string;
  /** The first open day after it. */
  openAfter(day: string): string;
}

export function createAlmanac(holidays: ReadonlySet<string>): Almanac {
  const isOpen = (day: string): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() !== 0 && !holidays.has(day);
  const counted = (day: string): string => (isOpen(day) ? day : counted(plus(day, 1)));
  return { isOpen, counted, openAfter: (day) => counted(plus(day, 1)) };
}
