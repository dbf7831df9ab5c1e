import type { Role } from '../../../shared/domain/roles.ts';
import { managerRoles } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { OwnerEntryScreen } from './owner-entry.tsx';

const roles: readonly Role[] = ['clerk', ...managerRoles];

export const ownerRoutes = defineRoutes([
  { path: '/owners/new', component: OwnerEntryScreen, title: '老客户登记', roles },
]);
