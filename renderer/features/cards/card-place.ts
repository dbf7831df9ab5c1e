import type { QueryClient } from '@tanstack/react-query';
import { remember } from '../../state/remembered.ts';
import type { CardFilter } from './use-card-list.ts';

/** Where somebody is in the list of cards. */
export interface CardPlace extends CardFilter {
  readonly chosen: string | null;
}

export const everywhere: CardPlace = { state: null, day: null, consultantId: null, chosen: null };

/** What the list of cards remembers its place under. */
export const cardPlaceKey: readonly string[] = ['card', 'list'];

/** Has the list show a card when it is opened next: it is read anew, for it knew the card as it was before, or not at all. */
export function showInList(queries: QueryClient, cardId: string): void {
  queries.removeQueries({ queryKey: ['card', 'list'], type: 'inactive' });
  remember<CardPlace>(queries, cardPlaceKey, (before = everywhere) => ({ ...before, chosen: cardId }));
}
