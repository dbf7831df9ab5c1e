import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { MergeScreen } from './merge-screen.tsx';

export const mergeRoutes = defineRoutes([
  {
    path: '/customers/$id/merge/$otherId',
    component: MergeScreen,
    title: '合并两条记录',
    roles: ['consultant', ...managerRoles],
  },
]);
