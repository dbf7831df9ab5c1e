import { attachments } from './0002-attachments.ts';
import { cardAdditions } from './0002-card.ts';
import { customerLists } from './0002-customer-lists.ts';
import { family } from './0002-family.ts';
import { floor } from './0002-floor.ts';
import { identityParts } from './0002-identity.ts';
import { wholeCardMerge } from './0002-merge.ts';
import { mergeSettled } from './0002-merge-settled.ts';
import { customerPrivacy } from './0002-privacy.ts';

/** What the whole card and the life of a customer add to the first schema, one text for each capability. */
export const wholeCard: readonly string[] = [
  wholeCardMerge,
  family,
  identityParts,
  cardAdditions,
  customerLists,
  attachments,
  customerPrivacy,
  floor,
  mergeSettled,
];
