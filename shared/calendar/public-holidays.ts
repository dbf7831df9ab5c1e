import published from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CivilDate } from './civil-date.ts';

/** What the State Council's yearly notice makes of a day. */
export interface PublicDay {
  /** `rest` in a holiday, `work` on a weekend day that is worked instead. */
  readonly kind: 'rest' | 'work';
  /** 「春节」 */
  readonly name: string;
}

/** The notice's word on a day; null where it says nothing, or has not been published with this program yet. */
export function publicDayOf(day: CivilDate): PublicDay | null {
  const { holidays, workdays }: Readonly<Record<string, Readonly<Record<string, string>>>> = published;
  const rest = holidays?.[day];
  if (rest !== undefined) return { kind: 'rest', name: nameIn(rest) };
  const work = workdays?.[day];
  return work === undefined ? null : { kind: 'work', name: nameIn(work) };
}

/** The data's own form: `Spring Festival,春节,4`. */
function nameIn(entry: string): string {
  return entry.split(',')[1] ?? '';
}
