import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { FindingsScreen } from './findings-screen.tsx';

export const findingRoutes = defineRoutes([
  {
    path: '/findings',
    component: FindingsScreen,
    title: '检查发现',
    roles: ['consultant', 'telemarketer', 'service_agent', ...managerRoles],
  },
]);
