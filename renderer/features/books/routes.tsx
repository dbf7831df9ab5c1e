import { defineRoutes } from '../../app/router.tsx';
import { paperRoles } from './book-words.ts';
import { BooksScreen } from './books-screen.tsx';

export const bookRoutes = defineRoutes([{ path: '/books', component: BooksScreen, title: '卡本', roles: paperRoles }]);
