/** `2026-03-09` plus days: on plain UTC dates, apart from the product's own calendar. */
export function plusDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The store of these histories is closed on Sundays. */
export function countedOn(day: string): string {
  return new Date(`${day}T00:00:00Z`).getUTCDay() === 0 ? plusDays(day, 1) : day;
}

/** The showroom's day at an instant: Shanghai has no summer time. */
export function dayAt(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
}
