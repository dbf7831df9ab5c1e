import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import { spaced } from './plan-words.ts';
import type { Recorded } from './use-contact.ts';

/** What a recorded contact led to, for the notice: 「已记下刘洪波，11月22日 周日 再联系」. */
export function recordedWords(name: string, recorded: Recorded, today: CivilDate): string {
  const [first] = recorded.opportunities;
  const day = (on: CivilDate): string => spaced(dateWords(on, today)).trimStart();
  if (first?.request) return `已记下${name}，申请已交经理，${day(first.request.decideOn)}前决定`;
  if (!recorded.attempt) return `已记下${name}的这次联系，计划不变`;
  if (first?.nextPlan?.kept) return `已记下${name}，48 小时回访照旧，${dateWords(first.nextPlan.dueOn, today)}`;
  if (first?.nextPlan) return `已记下${name}，${day(first.nextPlan.dueOn)}再联系`;
  return `已记下${name}的这次联系`;
}
