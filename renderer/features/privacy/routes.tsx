import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { EraseScreen } from './erase-screen.tsx';
import { ExportsScreen } from './exports-screen.tsx';
import { ReportPrint } from './report-print.tsx';

export const privacyRoutes = defineRoutes([
  { path: '/customers/$id/erase', component: EraseScreen, title: '按要求删除资料', roles: managerRoles },
  {
    path: '/customers/$id/report',
    component: ReportPrint,
    title: '个人资料报告',
    roles: managerRoles,
    frame: 'bare',
  },
  { path: '/exports', component: ExportsScreen, title: '导出', roles: managerRoles },
]);
