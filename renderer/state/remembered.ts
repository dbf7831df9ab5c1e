import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState, useSyncExternalStore } from 'react';

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
    const stored = queries.getQueryData<Value>(['remembered', path]);
    return stored === undefined ? first : stored;
  }, [queries, path, first]);
  const subscribe = useCallback(
    (onChange: () => void) =>
      queries.getQueryCache().subscribe(({ query }) => {
        if (query.queryKey[0] === 'remembered' && query.queryKey[1] === path) onChange();
      }),
    [queries, path],
  );
  const value = useSyncExternalStore(subscribe, read);
  const put = useCallback(
    (next: Value | ((before: Value) => Value)) => {
      queries.setQueryDefaults(['remembered'], { gcTime: Number.POSITIVE_INFINITY });
      // What stands there was put by this very hook, under this very key.
      const change = typeof next === 'function' ? (next as (before: Value) => Value)(read()) : next;
      queries.setQueryData<Value>(['remembered', path], change);
    },
    [queries, path, read],
  );
  return [value, put];
}
