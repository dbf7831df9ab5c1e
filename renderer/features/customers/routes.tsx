import { managerRoles, type Role } from '../../../shared/domain/roles.ts';
import { defineRoutes } from '../../app/router.tsx';
import { CustomerScreen } from './customer-screen.tsx';
import { CustomersScreen } from './customers-screen.tsx';

/** Who has a list of customers; others find one by Ctrl K. */
const listReaders: readonly Role[] = ['consultant', 'telemarketer', 'service_agent', 'clerk', ...managerRoles];

export const customerRoutes = defineRoutes([
  { path: '/customers', component: CustomersScreen, title: '客户', roles: listReaders },
  { path: '/customers/$id', component: CustomerScreen, title: '客户' },
]);
