import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { RegradeScreen } from './regrade-screen.tsx';

export const regradeRoutes = defineRoutes([
  {
    path: '/regrade',
    component: RegradeScreen,
    title: '重新定级',
    roles: ['consultant', 'telemarketer', ...managerRoles],
  },
]);
