import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useServices } from '../state/services.ts';
import type { KeysetList } from './use-keyset-list.ts';

/** One page of a list that can be read both ways. */
export interface WindowPage<Row> {
  readonly rows: readonly Row[];
  readonly previous: string | null;
  readonly next: string | null;
}

/** Where a page begins: behind a cursor, or at one end of the list. */
export interface PagePlace {
  readonly cursor: string | null;
  readonly end: boolean;
}

/** Pages that are kept at once; those further away are read again when they are scrolled to. */
const mostPages = 12;
/** A page with fewer rows than this is read on, where the list goes on: filters may leave little of what was looked at. */
const leastRows = 20;

interface WindowListOptions<Row> {
  readonly queryKey: readonly unknown[];
  /** At which end the list is opened. */
  readonly edge: 'start' | 'end';
  readonly fetchPage: (place: PagePlace, signal: AbortSignal) => Promise<WindowPage<Row>>;
}

export interface WindowList<Row> extends KeysetList<Row> {
  /** Rows before the first one that is kept, and behind the last. */
  readonly hasBefore: boolean;
  readonly hasBehind: boolean;
  /** Hand it to the list: reads the page before, where there is one. */
  readonly onNearStart: () => void;
}

type Kept<Row> = WindowPage<Row> & { readonly readAt: number };

/**
 * A list of any length of which only a window is kept: pages come in at the end that is scrolled to and leave at the
 * other, so that reading it anew after a write stays a dozen small requests however far somebody has scrolled.
 */
export function useWindowList<Row>(options: WindowListOptions<Row>): WindowList<Row> {
  const { queryKey, edge, fetchPage } = options;
  const { clock } = useServices();
  const query = useInfiniteQuery<Kept<Row>, Error, InfiniteData<Kept<Row>, PagePlace>, readonly unknown[], PagePlace>({
    queryKey: [...queryKey, edge],
    initialPageParam: { cursor: null, end: edge === 'end' },
    queryFn: async ({ pageParam, direction, signal }) => {
      // The library's type of pageParam is conditional on a type parameter here, so it stays unresolved.
      const place = pageParam as PagePlace;
      const isBack = direction === 'backward' || place.end;
      const page = await readOn(fetchPage, place, isBack, signal);
      return { ...page, readAt: clock.nowMs() };
    },
    getNextPageParam: ({ next }) => (next === null ? null : { cursor: next, end: false }),
    getPreviousPageParam: ({ previous }) => (previous === null ? null : { cursor: previous, end: false }),
    maxPages: mostPages,
  });
  const rows = useMemo(() => unique(query.data?.pages ?? []), [query.data]);
  const { hasNextPage, hasPreviousPage, isFetching, fetchNextPage, fetchPreviousPage, refetch } = query;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const onNearStart = useCallback(() => {
    if (hasPreviousPage && !isFetching) void fetchPreviousPage();
  }, [hasPreviousPage, isFetching, fetchPreviousPage]);
  const retry = useCallback(() => void refetch(), [refetch]);
  const isWhole = query.data !== undefined && !hasNextPage && !hasPreviousPage;
  return {
    rows,
    total: isWhole ? rows.length : -1,
    isLoading: query.isPending,
    error: query.error,
    readAt: query.data?.pages[0]?.readAt ?? null,
    isFetchingNext: query.isFetchingNextPage,
    hasBefore: hasPreviousPage,
    hasBehind: hasNextPage,
    onNearEnd,
    onNearStart,
    retry,
  };
}

/** Reads until a page holds something worth showing, or the list ends. */
async function readOn<Row>(
  fetchPage: WindowListOptions<Row>['fetchPage'],
  place: PagePlace,
  isBack: boolean,
  signal: AbortSignal,
): Promise<WindowPage<Row>> {
  let page = await fetchPage(place, signal);
  for (;;) {
    const cursor = isBack ? page.previous : page.next;
    if (cursor === null || page.rows.length >= leastRows || signal.aborted) return page;
    const more = await fetchPage({ cursor, end: false }, signal);
    page = isBack
      ? { rows: [...more.rows, ...page.rows], previous: more.previous, next: page.next }
      : { rows: [...page.rows, ...more.rows], previous: page.previous, next: more.next };
  }
}

/** A row that moved while pages were read may be in two of them: it is shown once, where it was read last. */
function unique<Row>(pages: readonly Kept<Row>[]): readonly Row[] {
  const seen = new Map<unknown, Row>();
  for (const row of pages.flatMap((page) => page.rows)) seen.set(idOf(row), row);
  return [...seen.values()];
}

function idOf(row: unknown): unknown {
  return typeof row === 'object' && row !== null && 'id' in row ? row.id : row;
}
