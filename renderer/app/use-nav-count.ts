import { type QueryKey, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CountKey, NavCount } from '../state/counts-store.ts';
import { useServices } from '../state/services.ts';
import { useCanOpen } from './go.tsx';

interface NavCountOptions<Answer> {
  readonly key: CountKey;
  /** The screen that the figure stands beside; whoever may not open it is not counted for. */
  readonly route: `/${string}`;
  readonly queryKey: QueryKey;
  readonly read: (signal: AbortSignal) => Promise<Answer>;
  readonly count: (answer: Answer) => NavCount;
  /** False where the role has the screen but not the figure. */
  readonly isWanted?: boolean;
}

/** Keeps the figure beside an entry of the navigation up to date on every screen; the host's news have it read anew. */
export function useNavCount<Answer>(options: NavCountOptions<Answer>): void {
  const { key, route, queryKey, read, count, isWanted = true } = options;
  const { counts } = useServices();
  const { data } = useQuery({
    queryKey,
    enabled: useCanOpen()(route) && isWanted,
    queryFn: ({ signal }) => read(signal),
  });
  const { open, late } = data === undefined ? { open: null, late: 0 } : count(data);
  useEffect(() => {
    if (open !== null) counts.put({ [key]: { open, late } });
  }, [counts, key, open, late]);
}
