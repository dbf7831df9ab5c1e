import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCanOpen } from '../../app/go.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { useServices } from '../../state/services.ts';
import { usePerson } from '../../state/session.ts';

/** More than this is not counted exactly: nobody lets so many lie. */
const most = 100;
const refreshMs = 60_000;

/** Keeps the figure beside 洽谈卡 up to date for a consultant: cards that are not completed; draws nothing. */
export function CardCount(): null {
  const api = useApi();
  const today = useToday();
  const { role } = usePerson();
  const { counts } = useServices();
  const canOpen = useCanOpen()('/cards');
  const { data } = useQuery({
    queryKey: ['card', 'waiting', today],
    enabled: canOpen && role === 'consultant',
    refetchInterval: refreshMs,
    queryFn: ({ signal }) => api.card.list({ state: 'quick', limit: most }, { signal }),
  });
  useEffect(() => {
    if (data === undefined) return;
    const late = data.rows.filter(({ arrivedOn }) => arrivedOn < today).length;
    counts.put({ cards: { open: data.rows.length, late } });
  }, [counts, data, today]);
  return null;
}
