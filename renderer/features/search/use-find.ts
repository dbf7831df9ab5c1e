import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { FoundCard } from '../../../shared/contract/attachment.ts';
import { cardCodeTyped } from '../../../shared/domain/attachment.ts';
import { useCanOpen } from '../../app/go.tsx';
import { useApi } from '../../state/api.ts';
import { type Failure, failureOf } from '../../state/failure.ts';
import { useSettled } from '../../state/settled.ts';
import { type FoundCustomer, shownAtMost, useOpened } from './opened.ts';

/** Nobody reads a result that the next letter replaces. */
const typingMs = 80;

export interface Find {
  readonly rows: readonly FoundCustomer[];
  /** What the rows are: found, opened last, or changed last when nothing was opened yet. */
  readonly kind: 'found' | 'opened' | 'recent';
  /** More fit than are shown. */
  readonly more: boolean;
  /** The card whose code, number or serial was typed or scanned; its sentence where there is none. */
  readonly card: FoundCard | null;
  readonly cardFailure: Failure | null;
  /** The rows are of what was typed, not of a letter before. */
  readonly settled: boolean;
  readonly failure: Failure | null;
}

/** What fits the typed words; with nothing typed, who was opened last. */
export function useFind(typed: string): Find {
  const api = useApi();
  const wanted = typed.trim();
  const hasList = useCanOpen()('/customers');
  const query = useSettled(wanted, typingMs);
  const [opened] = useOpened();
  const found = useQuery({
    queryKey: ['customer', 'search', query],
    enabled: query !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.customer.search({ query, limit: shownAtMost }, { signal }),
  });
  const code = query === wanted && cardCodeTyped(query) !== null ? query : null;
  const hasCards = useCanOpen()('/cards/$id');
  const byCode = useQuery({
    queryKey: ['attachment', 'card', code],
    enabled: code !== null && hasCards,
    retry: false,
    queryFn: ({ signal }) => api.attachment.findCard({ code: code ?? '' }, { signal }),
  });
  const noCard = { card: null, cardFailure: null } as const;
  const recent = useQuery({
    queryKey: ['customer', 'list', 'recent', 'find'],
    enabled: wanted === '' && opened.length === 0 && hasList,
    queryFn: ({ signal }) => api.customer.list({ view: 'recent', limit: shownAtMost }, { signal }),
  });
  if (wanted === '') {
    if (opened.length > 0)
      return { rows: opened, kind: 'opened', more: false, settled: true, failure: null, ...noCard };
    return {
      rows: recent.data?.rows ?? [],
      kind: 'recent',
      more: false,
      settled: !recent.isFetching,
      failure: recent.error && failureOf(recent.error),
      ...noCard,
    };
  }
  return {
    rows: query === '' ? [] : (found.data?.rows ?? []),
    kind: 'found',
    more: found.data?.more ?? false,
    card: code === null ? null : (byCode.data ?? null),
    cardFailure: code !== null && byCode.error !== null ? failureOf(byCode.error) : null,
    settled: query === wanted && !found.isFetching && !found.isPlaceholderData && !byCode.isLoading,
    failure: found.error && failureOf(found.error),
  };
}
