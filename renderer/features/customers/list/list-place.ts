import type { CustomerView } from '../../../../shared/contract/customer-list.ts';
import type { CustomerStage } from '../../../../shared/domain/customer.ts';
import type { Condition, CustomerSort } from '../../../../shared/domain/customer-filter.ts';

/** What stands at the right of the list. */
export type ListPanel = 'preview' | 'filter' | 'columns' | 'save' | 'tags';

/** Where somebody is in the lists of customers; remembered while he is elsewhere. */
export interface ListPlace {
  readonly view: CustomerView;
  readonly stage: CustomerStage | null;
  readonly where: readonly Condition[];
  /** Null for the view's own order. */
  readonly sort: CustomerSort | null;
  readonly descends: boolean | null;
  /** The kept filter that was taken, changed since or not. */
  readonly filterId: string | null;
  readonly edge: 'start' | 'end';
  readonly chosen: string | null;
  /** Who was picked out for an act on several at once, in the order of picking. */
  readonly picked: readonly string[];
  readonly panel: ListPanel;
}

export const firstPlace: ListPlace = {
  view: 'all',
  stage: null,
  where: [],
  sort: null,
  descends: null,
  filterId: null,
  edge: 'start',
  chosen: null,
  picked: [],
  panel: 'preview',
};

/** Another list: from its beginning, nothing chosen and nobody picked. */
export function anotherList(place: ListPlace, change: Partial<ListPlace>): ListPlace {
  return { ...place, edge: 'start', chosen: null, picked: [], ...change };
}

/** What the list asks the store for. */
export function askedOf({ view, stage, where, sort, descends }: ListPlace) {
  return {
    view,
    ...(stage === null ? {} : { stage }),
    ...(where.length === 0 ? {} : { where: where.map((each) => ({ ...each, values: [...each.values] })) }),
    ...(sort === null ? {} : { sort }),
    ...(descends === null ? {} : { descends }),
  };
}

export type ListAsked = ReturnType<typeof askedOf>;
