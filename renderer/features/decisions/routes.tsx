import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { DecisionsScreen } from './decisions-screen.tsx';

export const decisionRoutes = defineRoutes([
  { path: '/decisions', component: DecisionsScreen, title: '待我决定', roles: managerRoles },
]);
