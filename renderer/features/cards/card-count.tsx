import { useNavCount } from '../../app/use-nav-count.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { usePerson } from '../../state/session.ts';

/** More than this is not counted exactly: nobody lets so many lie. */
const most = 100;

/** The figure beside 洽谈卡 for a consultant: cards that are not completed. Draws nothing. */
export function CardCount(): null {
  const api = useApi();
  const today = useToday();
  useNavCount({
    key: 'cards',
    route: '/cards',
    queryKey: ['card', 'waiting', today],
    isWanted: usePerson().role === 'consultant',
    read: (signal) => api.card.list({ state: 'quick', limit: most }, { signal }),
    count: ({ rows }) => ({ open: rows.length, late: rows.filter(({ arrivedOn }) => arrivedOn < today).length }),
  });
  return null;
}
