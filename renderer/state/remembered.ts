import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/**
 * A value of a screen that outlives the screen: which view was open, what is half written. It stays in this window's
 * memory until another person takes over, and is never written to the disk.
 * @param key capability, what it belongs to, what it is: `['customer', id, 'profile']`
 */
export function useRemembered<Value extends object | string | number | boolean | null>(
  key: readonly string[],
  initial: Value,
): readonly [Value, (next: Value | ((before: Value) => Value)) => void] {
  const queries = useQueryClient();
  const path = key.join('/');
  const { data } = useQuery({
    queryKey: ['remembered', path],
    queryFn: () => initial,
    initialData: initial,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const put = useCallback(
    (next: Value | ((before: Value) => Value)) => {
      // The value is there as long as this hook is; what a screen remembers is never a function.
      const change = (before: Value | undefined): Value =>
        typeof next === 'function' ? next(before as Value) : next;
      queries.setQueryData<Value>(['remembered', path], change);
    },
    [queries, path],
  );
  return [data, put];
}
