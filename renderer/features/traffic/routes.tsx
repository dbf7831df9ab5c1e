import { defineRoutes } from '../../app/router.tsx';
import { TrafficScreen } from './traffic-screen.tsx';

/** The floor: who registers, who receives, who watches. */
const roles = ['receptionist', 'consultant', 'showroom_manager', 'sales_manager', 'general_manager'] as const;

export const trafficRoutes = defineRoutes([{ path: '/traffic', component: TrafficScreen, title: '来店登记', roles }]);
