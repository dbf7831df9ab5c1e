import { createStore, type StoreApi } from 'zustand/vanilla';

/** Figures that stand beside a navigation entry. */
export const countKeys = [
  'today',
  'traffic',
  'cards',
  'audit',
  'findings',
  'decisions',
  'handed',
  'instructions',
  'sales',
] as const;

export type CountKey = (typeof countKeys)[number];

/** How many wait, and how many of them are late (late ones make the figure red). */
export interface NavCount {
  readonly open: number;
  readonly late: number;
}

export type NavCounts = Readonly<Partial<Record<CountKey, NavCount>>>;

/** The figures of the navigation; whoever reads them from the host puts them here. */
export interface Counts extends StoreApi<NavCounts> {
  readonly put: (counts: NavCounts) => void;
}

export function createCounts(): Counts {
  const store = createStore<NavCounts>(() => ({}));
  return { ...store, put: (counts) => store.setState(counts) };
}
