import { customerPrivacy } from './0002-privacy.ts';

/** What the whole card and the life of a customer add to the first schema, one text for each capability. */
export const wholeCard: readonly string[] = [customerPrivacy];
