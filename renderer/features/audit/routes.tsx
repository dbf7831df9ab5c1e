import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { DayAudit, WaitingAudit } from './audit-screen.tsx';

export const auditRoutes = defineRoutes([
  { path: '/audit', component: WaitingAudit, title: '核对', roles: managerRoles },
  { path: '/audit/$day', component: DayAudit, title: '核对', roles: managerRoles },
]);
