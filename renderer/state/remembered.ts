import { type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState, useSyncExternalStore } from 'react';

/** Sets these values apart from everything that is read from the host. */
const kind = 'remembered';

/**
 * A value of a screen that outlives the screen: which view was open, what is half written. It stays in this window's
 * memory until another person takes over, and is never written to the disk. A change is seen at once, as a field needs
 * it that is typed into.
 * @param key capability, what it belongs to, what it is: `['customer', id, 'profile']`
 */
export function useRemembered<Value>(
  key: readonly string[],
  initial: Value,
): readonly [Value, (next: Value | ((before: Value) => Value)) => void] {
  const queries = useQueryClient();
  const path = key.join('/');
  // The same object for every reading, or each would look like a change.
  const [first] = useState(initial);
  const read = useCallback((): Value => {
    const stored = queries.getQueryData<Value>([kind, path]);
    return stored === undefined ? first : stored;
  }, [queries, path, first]);
  const subscribe = useCallback(
    (onChange: () => void) =>
      queries.getQueryCache().subscribe(({ query }) => {
        if (isRemembered(query) && query.queryKey[1] === path) onChange();
      }),
    [queries, path],
  );
  const value = useSyncExternalStore(subscribe, read);
  const put = useCallback(
    (next: Value | ((before: Value) => Value)) => {
      // a value of a screen is never a function itself
      const change = typeof next === 'function' ? (next as (before: Value) => Value) : () => next;
      remember<Value>(queries, [path], (before = first) => change(before));
    },
    [queries, path, first],
  );
  return [value, put];
}

/**
 * Puts a value where `useRemembered` of a screen finds it when the screen is opened, and sees it at once where it is
 * open.
 * @param change the value, or what becomes of the one that stands there; undefined where none does yet
 */
export function remember<Value>(
  queries: QueryClient,
  key: readonly string[],
  change: Value | ((before: Value | undefined) => Value),
): void {
  // the screen may be opened in an hour, and nobody looks at it until then
  queries.setQueryDefaults([kind], { gcTime: Number.POSITIVE_INFINITY });
  queries.setQueryData<Value>([kind, key.join('/')], change);
}

/** Whether a query of the cache is such a value: it is read from nowhere, so it can never be read anew. */
export function isRemembered({ queryKey }: Pick<Query, 'queryKey'>): boolean {
  return queryKey[0] === kind;
}

/** The key of a query for which `isRemembered` holds. */
export function rememberedKey({ queryKey }: Pick<Query, 'queryKey'>): readonly string[] {
  return String(queryKey[1]).split('/');
}
