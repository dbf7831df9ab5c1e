import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { InstructionsScreen } from './instructions-screen.tsx';

export const instructionRoutes = defineRoutes([
  {
    path: '/instructions',
    component: InstructionsScreen,
    title: '领导批示',
    roles: ['consultant', 'telemarketer', 'service_agent', ...managerRoles],
  },
]);
