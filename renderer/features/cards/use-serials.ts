import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../state/api.ts';

interface OpenBook {
  /** Null for the front desk's book. */
  readonly holderId: string | null;
  /** The next sheets, in order. */
  readonly serials: readonly string[];
}

/** The paper cards that may be written on next: one's own books' and the front desk's. */
export function useSerials(): readonly OpenBook[] {
  const api = useApi();
  const { data } = useQuery({ queryKey: ['card', 'serials'], queryFn: () => api.card.availableSerials({}) });
  return data?.books ?? none;
}

const none: readonly OpenBook[] = [];
