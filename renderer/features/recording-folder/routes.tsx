import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { WaitingScreen } from './waiting-screen.tsx';

export const recordingFolderRoutes = defineRoutes([
  { path: '/recordings/waiting', component: WaitingScreen, title: '没对上的录音', roles: managerRoles },
]);
