import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useServices } from '../state/services.ts';

/** One page of a list read by keyset: the rows and where the next page begins (null: this was the last). */
export interface KeysetPage<Row, Cursor> {
  readonly rows: readonly Row[];
  readonly next: Cursor | null;
  /** Rows in the whole list where the store knows it cheaply. */
  readonly total?: number;
}

/** A page with the host's time at which it was read. */
type ReadPage<Row, Cursor> = KeysetPage<Row, Cursor> & { readonly readAt: number };

interface KeysetListOptions<Row, Cursor> {
  /** Capability, list, filter and order: whatever makes it another list. */
  readonly queryKey: readonly unknown[];
  readonly fetchPage: (cursor: Cursor | null, signal: AbortSignal) => Promise<KeysetPage<Row, Cursor>>;
  readonly enabled?: boolean;
}

export interface KeysetList<Row> {
  readonly rows: readonly Row[];
  /** −1 until known. */
  readonly total: number;
  /** Nothing has been read yet. */
  readonly isLoading: boolean;
  /** What the last reading threw; rows read before stay. */
  readonly error: unknown;
  /** The host's time at which the oldest of these rows was read, UTC milliseconds; null for never. */
  readonly readAt: number | null;
  readonly isFetchingNext: boolean;
  /** Hand it to the list: fetches the next page unless one is on its way or the end is reached. */
  readonly onNearEnd: () => void;
  readonly retry: () => void;
}

/** Reads a list page by page as the reader comes near its end. */
export function useKeysetList<Row, Cursor>(options: KeysetListOptions<Row, Cursor>): KeysetList<Row> {
  const { queryKey, fetchPage, enabled = true } = options;
  const { clock } = useServices();
  const query = useInfiniteQuery<
    ReadPage<Row, Cursor>,
    Error,
    InfiniteData<ReadPage<Row, Cursor>, Cursor | null>,
    readonly unknown[],
    Cursor | null
  >({
    queryKey,
    enabled,
    initialPageParam: null,
    queryFn: async ({ pageParam, signal }) => {
      // The library's type of pageParam is conditional on a type parameter here, so it stays unresolved.
      const page = await fetchPage(pageParam as Cursor | null, signal);
      return { ...page, readAt: clock.nowMs() };
    },
    getNextPageParam: (page) => page.next,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const { hasNextPage, isFetching, fetchNextPage, refetch } = query;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const retry = useCallback(() => {
    void refetch();
  }, [refetch]);
  return {
    rows,
    total: query.data?.pages[0]?.total ?? (hasNextPage || query.data === undefined ? -1 : rows.length),
    isLoading: query.isPending && enabled,
    error: query.error,
    readAt: query.data?.pages[0]?.readAt ?? null,
    isFetchingNext: query.isFetchingNextPage,
    onNearEnd,
    retry,
  };
}

/** 「31」, 「约 10 万」 while only the size is known, 「很多」 before that. */
export function countWords(total: number, isExact: boolean): string {
  if (total < 0) return '很多';
  if (isExact || total < 10_000) return String(total);
  return `约 ${Math.round(total / 10_000)} 万`;
}
