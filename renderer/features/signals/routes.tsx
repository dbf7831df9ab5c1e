import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { SignalsScreen } from './signals-screen.tsx';

export const signalRoutes = defineRoutes([
  { path: '/signals', component: SignalsScreen, title: '异常信号', roles: managerRoles },
]);
