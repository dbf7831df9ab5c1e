/** 「2026年3月」 */
export function monthWords(month: string): string {
  const [year = '', of = ''] = month.split('-');
  return `${year}年${Number(of)}月`;
}

/** This month and the eleven before it. */
export function lastMonths(today: string): readonly string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: 12 }, (_, back) => {
    const index = year * 12 + month - 1 - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
