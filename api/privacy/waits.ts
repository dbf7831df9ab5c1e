import { unsignedDaysQuery, waitingQuery } from '../../db/queries/about-person.ts';
import type { Reader } from '../../db/query.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { dateWords } from '../../shared/calendar/words.ts';

const mostDays = 3;

/**
 * What has to be done before a person can be forgotten, in words; nothing where he can be at once. A card whose day is not
 * signed yet would differ from its paper and be fined (§八.1), and a request that waits for a manager rests on what the
 * customer said (§四.1). Both are the managers' own to finish (docs/decisions/0015).
 */
export function waitsFor(read: Reader, customerId: string, today: CivilDate): readonly string[] {
  const found = read.all(unsignedDaysQuery(customerId)).map(({ day }) => day);
  const days = [...new Set(found)].toSorted().toReversed();
  const isWaiting = read.get(waitingQuery(customerId)) !== undefined;
  const listed = days.slice(0, mostDays).map((day) => dateWords(day, today));
  const more = days.length > mostDays ? `等 ${days.length} 天` : '';
  return [
    ...(isWaiting ? ['他有结束申请等经理决定，先决定'] : []),
    ...(days.length > 0 ? [`他的洽谈卡在${listed.join('、')}${more}的核对里，签字后再删`] : []),
  ];
}
