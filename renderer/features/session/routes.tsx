import { defineRoutes } from '../../app/router.tsx';
import { MyLogins } from './my-logins.tsx';
import { MyPassword } from './my-password.tsx';

export const sessionRoutes = defineRoutes([
  { path: '/me/password', component: MyPassword, title: '改密码' },
  { path: '/me/logins', component: MyLogins, title: '登录记录' },
]);
