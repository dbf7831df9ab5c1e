import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { CalendarScreen } from './calendar-screen.tsx';

export const calendarRoutes = defineRoutes([
  {
    path: '/calendar',
    component: CalendarScreen,
    title: '回访日历',
    roles: ['consultant', 'telemarketer', 'service_agent', ...managerRoles],
  },
]);
