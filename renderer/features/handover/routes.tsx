import { managerRoles, type Role } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { HandedScreen } from './handed-screen.tsx';
import { HandoverOf, HandoverScreen } from './handover-screen.tsx';

const giving: readonly Role[] = [...managerRoles, 'admin'];

export const handoverRoutes = defineRoutes([
  { path: '/handover', component: HandoverScreen, title: '交接与请假', roles: giving },
  { path: '/handover/$id', component: HandoverOf, title: '交接', roles: giving },
  {
    path: '/handed',
    component: HandedScreen,
    title: '交接与代班',
    roles: ['consultant', 'telemarketer', 'service_agent', ...managerRoles],
  },
]);
