import { floor } from './0002-floor.ts';

/** What the whole card and the life of a customer add to the first schema, one text for each capability. */
export const wholeCard: readonly string[] = [floor];
