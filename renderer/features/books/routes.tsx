import { defineRoutes } from '../../app/router.tsx';
import { issuingRoles, paperRoles } from './book-words.ts';
import { BooksScreen } from './books-screen.tsx';
import { PrintBook } from './print-book.tsx';

export const bookRoutes = defineRoutes([
  { path: '/books', component: BooksScreen, title: '卡本', roles: paperRoles },
  { path: '/books/$id/print', component: PrintBook, title: '打印空白洽谈卡', roles: issuingRoles, frame: 'bare' },
]);
