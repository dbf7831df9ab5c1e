import type { CivilDate } from '../calendar/civil-date.ts';
import { dateWords } from '../calendar/words.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What a quote is made of besides the car (domain §6): names of the paper, money in fen. */
export const quoteParts = {
  optionsFen: '选装精品',
  insuranceFen: '保险',
  taxFen: '购置税',
  otherFen: '上牌与其他',
} as const;
export type QuotePart = keyof typeof quoteParts;

/** The sums of one version of a quote; null where nothing was said of it. */
export type QuoteSums = { readonly priceFen: number } & { readonly [Part in QuotePart]?: number | null | undefined };

/** What the car costs on the road: its price and everything on top of it, in fen. */
export function quoteTotalFen(sums: QuoteSums): number {
  const parts = Object.keys(quoteParts) as QuotePart[]; // the table's own keys
  return parts.reduce((sum, part) => sum + (sums[part] ?? 0), sums.priceFen);
}

/** Does the quote say more than the price of the car? */
export function hasQuoteParts(sums: QuoteSums): boolean {
  return quoteTotalFen(sums) !== sums.priceFen;
}

interface Version extends QuoteSums {
  readonly version: number;
  readonly vehicleId: string | null;
  readonly note: string;
  readonly validUntil: string | null;
}

/** The number of the next version; gaps and doubles of machines without a line change nothing. */
export function nextQuoteVersion(known: readonly Pick<Version, 'version'>[]): number {
  return Math.max(0, ...known.map(({ version }) => version)) + 1;
}

/** Of several versions the newest; undefined of none. */
export function newestQuote<V extends Pick<Version, 'version'> & { readonly at: number }>(
  versions: readonly V[],
): V | undefined {
  return versions.toSorted((a, b) => b.version - a.version || b.at - a.at)[0];
}

/** Whether two versions say the same: a second click, or a save whose answer was lost. */
export function isSameQuote(a: Omit<Version, 'version'>, b: Omit<Version, 'version'>): boolean {
  const parts = ['priceFen', ...Object.keys(quoteParts)] as ('priceFen' | QuotePart)[]; // the tables' own keys
  const isSameSum = parts.every((part) => (a[part] ?? 0) === (b[part] ?? 0));
  return isSameSum && a.vehicleId === b.vehicleId && a.note === b.note && a.validUntil === b.validUntil;
}

/** A quote is for a car that costs something, and it holds at least until today. */
export function checkQuote(quote: Pick<Version, 'priceFen' | 'validUntil'>, today: CivilDate): Refusal | null {
  if (quote.priceFen === 0)
    return refuse('INVALID_INPUT', { field: '车价', problem: '不能是 0，请填报给客户的价' }, 'priceFen');
  if (quote.validUntil === null || quote.validUntil >= today) return null;
  return refuse('DATE_IN_PAST', { field: '有效到', date: dateWords(quote.validUntil, today) }, 'validUntil');
}
