import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { OwnScreen } from './own-screen.tsx';

export const ownRoutes = defineRoutes([
  {
    path: '/own',
    component: OwnScreen,
    title: '我的',
    roles: ['consultant', 'telemarketer', 'service_agent', ...managerRoles],
  },
]);
