import { type CustomerSort, customerSorts } from '../../../../shared/domain/customer-filter.ts';
import { useToday } from '../../../state/clock.ts';
import { useCustomFields } from '../../../state/commons.ts';
import { viewWords } from '../list-views.ts';
import { conditionWords } from './condition-words.ts';
import type { ListPlace } from './list-place.ts';
import { useOptions } from './use-options.ts';

/** Orders by days: turned around, the newest comes first. */
const ofDays: ReadonlySet<CustomerSort> = new Set(['updated', 'created', 'contact', 'nextPlan', 'expected']);

/** What a list is, line by line: its range, its conditions, its order. */
export function useListWords({ view, where }: ListPlace, sort: CustomerSort, descends: boolean): readonly string[] {
  const today = useToday();
  const optionsOf = useOptions();
  const { data: own = [] } = useCustomFields();
  return [
    `范围 ${viewWords[view].label}`,
    ...where.map((condition) => conditionWords(condition, optionsOf, today, own)),
    `按${customerSorts[sort]}排${descends ? (ofDays.has(sort) ? '，新的在前' : '，倒着') : ''}`,
  ];
}
