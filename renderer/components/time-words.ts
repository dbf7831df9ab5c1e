/** 一点 to 十二点, as they are spoken; 两点 is 2. */
const spokenHours: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'一二三四五六七八九十'].map((hour, index) => [hour, String(index + 1)])),
  ...{ 两: '2', 十一: '11', 十二: '12' },
};

/**
 * A time of day as people type it: 「10:00」「9：30」「930」「15」「下午3点」「下午三点」「3点半」「上午10点15分」. Returns 'HH:mm', or null when it
 * is none. 「3点」 without 上午 or 下午 is taken as typed.
 */
export function readTime(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace('。', ':')
    .replace('.', ':')
    .replace(/(十[一二]?|[一二两三四五六七八九])(?=点)/, (hour) => spokenHours[hour] ?? hour);
  const match =
    /^(上午|早上|下午|晚上|中午)?(\d{1,2})(?::(\d{2})|点(半|\d{1,2}分?)?)?$/.exec(text) ??
    /^()(\d{1,2})(\d{2})$/.exec(text);
  if (match === null) return null;
  const [, half = '', hours = '', figures, spoken] = match;
  const minutes = spoken === '半' ? 30 : Number((figures ?? spoken ?? '0').replace('分', ''));
  const isAfternoon = (half === '下午' || half === '晚上' || half === '中午') && Number(hours) < 11;
  const hour = Number(hours) + (isAfternoon ? 12 : 0);
  if (hour > 23 || minutes > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
