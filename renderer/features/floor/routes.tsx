import { defineRoutes } from '../../app/router.tsx';
import { FloorScreen } from './floor-screen.tsx';

/** Whoever works on the floor or watches it. */
const roles = ['receptionist', 'consultant', 'showroom_manager', 'sales_manager', 'general_manager'] as const;

export const floorRoutes = defineRoutes([
  { path: '/floor', component: FloorScreen, title: '展厅', roles, frame: 'bare' },
]);
