import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { SpotCheckScreen } from './spot-check-screen.tsx';
import { SpotChecksScreen } from './spot-checks-screen.tsx';

export const spotCheckRoutes = defineRoutes([
  {
    path: '/spot-checks',
    component: SpotChecksScreen,
    title: '录音抽查',
    roles: ['consultant', 'telemarketer', 'service_agent', ...managerRoles],
  },
  { path: '/spot-checks/$id', component: SpotCheckScreen, title: '抽到的录音', roles: managerRoles },
]);
