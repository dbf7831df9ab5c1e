import { defineRoutes } from '../../app/router.tsx';
import { CardsScreen } from './cards-screen.tsx';
import { DraftCard, NewCard, VisitCard } from './new-card.tsx';
import { PrintCard } from './print/print-card.tsx';
import { RepeatCard } from './repeat-card.tsx';
import { SavedCard } from './saved-card.tsx';

/** Who writes cards: the consultants, and managers, the front desk and 电销 (leads) in their name. */
const writers = [
  'consultant',
  'receptionist',
  'telemarketer',
  'showroom_manager',
  'sales_manager',
  'general_manager',
] as const;

/** Who knows of a visit on the floor. */
const receivers = writers.filter((role) => role !== 'telemarketer');

/** Who sees the customer of some card, and so may have it on paper. */
const printers = writers.filter((role) => role !== 'receptionist' && role !== 'telemarketer');

/** Who reads cards: the consultants their own. */
const readers = [...writers, 'clerk'] as const;

export const cardRoutes = defineRoutes([
  { path: '/cards', component: CardsScreen, title: '洽谈卡', roles: readers },
  { path: '/cards/new', component: NewCard, title: '新洽谈卡', roles: writers },
  { path: '/cards/draft/$draft', component: DraftCard, title: '新洽谈卡', roles: writers },
  { path: '/cards/$id/print', component: PrintCard, title: '打印洽谈卡', roles: printers, frame: 'bare' },
  { path: '/cards/visit/$day/$id', component: VisitCard, title: '新洽谈卡', roles: receivers },
  { path: '/cards/customer/$id', component: RepeatCard, title: '新洽谈卡', roles: ['consultant'] },
  { path: '/cards/$id', component: SavedCard, title: '洽谈卡', roles: readers },
]);
