import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { SheetPrint } from './print-screen.tsx';
import { SheetPreview } from './sheet-preview.tsx';
import { SheetScreen } from './sheet-screen.tsx';
import { SheetsScreen } from './sheets-screen.tsx';

export const sheetRoutes = defineRoutes([
  { path: '/sheets', component: SheetsScreen, title: '检查表', roles: managerRoles },
  { path: '/sheets/$day', component: SheetScreen, title: '检查表', roles: managerRoles },
  { path: '/sheets/$day/print', component: SheetPrint, title: '打印检查表', roles: managerRoles, frame: 'bare' },
  { path: '/audit/$day/sheet', component: SheetPreview, title: '检查表预览', roles: managerRoles },
]);
