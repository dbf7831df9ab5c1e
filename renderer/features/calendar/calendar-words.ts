import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { dateWords } from '../../../shared/calendar/words.ts';
import type { CalendarPlan } from '../../../shared/contract/calendar.ts';
import { extensionWords } from '../followup/plan-words.ts';

/** Until when a plan may be moved and what says so, or why it stays. */
export function boundWords({ move, fixedWords, level, extension }: CalendarPlan, today: CivilDate): string {
  const fixed = fixedWords ?? '这个计划不能改期';
  if (extension !== null) return `${extensionWords(extension, today)}。${move === null ? fixed : '只能提前。'}`;
  if (move === null) return fixed;
  if (move.throughOn === null) return '另加的计划，改到哪天都可以。';
  const last = dateWords(move.throughOn, today);
  switch (move.bound) {
    case 'first_48h':
      return `48 小时回访只能提前，最晚 ${last}。`;
    case 'extended':
      return `经理延期到 ${last}，只能提前。`;
    case 'sale':
      return `交车后的回访最晚 ${last}。`;
    default:
      return `${level} 级最晚 ${last}。`;
  }
}
