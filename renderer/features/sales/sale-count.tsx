import { useNavCount } from '../../app/use-nav-count.ts';
import { useApi } from '../../state/api.ts';
import { usePerson } from '../../state/session.ts';

/** The figure beside 订单与交车: cars that wait, for 客服 the calls to make up for. Draws nothing. */
export function SaleCount(): null {
  const api = useApi();
  const { role } = usePerson();
  useNavCount({
    key: 'sales',
    route: '/sales',
    queryKey: ['sale', 'counts'],
    read: (signal) => api.sale.counts({}, { signal }),
    count: ({ waiting, late, unreached }) =>
      role === 'service_agent' ? { open: unreached, late: 0 } : { open: waiting, late },
  });
  return null;
}
