import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { SalesScreen } from './sales-screen.tsx';

/** Who sells, who calls after the delivery, and who sends the owners their photos. */
const readers = ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles] as const;

export const saleRoutes = defineRoutes([
  { path: '/sales', component: SalesScreen, title: '订单与交车', roles: readers },
]);
