import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { TodayScreen } from './today-screen.tsx';

export const todayRoutes = defineRoutes([
  {
    path: '/today',
    component: TodayScreen,
    title: '今日回访',
    roles: ['consultant', 'telemarketer', 'service_agent', ...managerRoles],
  },
]);
