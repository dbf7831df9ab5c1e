import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { openDayOnOrAfter, type StoreCalendar } from '../../../shared/calendar/store-calendar.ts';
import { dateWords, spaced } from '../../../shared/calendar/words.ts';
import type { Recorded } from './use-contact.ts';

/**
 * What a recorded contact led to, for the notice: 「已记下刘洪波，11月22日 周日 再联系」.
 * @param calendar shifts a closed day to the open one as which it counts; undefined until read
 */
export function recordedWords(
  name: string,
  recorded: Recorded,
  today: CivilDate,
  calendar: StoreCalendar | undefined,
): string {
  const counted = (on: CivilDate): CivilDate => (calendar === undefined ? on : openDayOnOrAfter(calendar, on));
  const [first] = recorded.opportunities;
  const day = (on: CivilDate): string => spaced(dateWords(counted(on), today)).trimStart();
  if (first?.request) return `已记下${name}，申请已交经理，${day(first.request.decideOn)}前决定`;
  if (!recorded.attempt) return `已记下${name}的这次联系，计划不变`;
  if (first?.nextPlan?.kept)
    return `已记下${name}，48 小时回访照旧，${dateWords(counted(first.nextPlan.dueOn), today)}`;
  if (first?.nextPlan) return `已记下${name}，${day(first.nextPlan.dueOn)}再联系`;
  return `已记下${name}的这次联系`;
}
