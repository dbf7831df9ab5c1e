import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { ClashesScreen } from './clashes-screen.tsx';

export const clashRoutes = defineRoutes([
  { path: '/clashes', component: ClashesScreen, title: '同一人', roles: managerRoles },
]);
