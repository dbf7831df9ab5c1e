import type { Page } from 'playwright-core';
import type { Role } from '../../shared/domain/roles.ts';

/** Something that opens on a screen by keys, taken besides the screen as it first stands. */
export interface Moment {
  /** Ends the name of the picture's file. */
  readonly name: string;
  readonly route: string;
  readonly role: Role;
  /** Pressed one after the other; what begins with 「 is typed. */
  readonly keys: readonly string[];
}

/** What is worth a look besides the screens themselves: panels, forms and boxes that wait for a key. */
export const moments: readonly Moment[] = [
  { name: 'find', route: '/today', role: 'consultant', keys: ['Control+k', '「w'] },
  { name: 'keys', route: '/today', role: 'consultant', keys: ['?'] },
  { name: 'connected', route: '/today', role: 'consultant', keys: ['1', '「在看别的车，周末再定', 'Escape', 'p'] },
  { name: 'ending', route: '/today', role: 'consultant', keys: ['6'] },
  { name: 'instruct', route: '/customers/$id', role: 'showroom_manager', keys: ['d', '「今天把看车时间定下来'] },
  { name: 'week', route: '/calendar', role: 'consultant', keys: ['w'] },
  { name: 'subscribe', route: '/calendar', role: 'consultant', keys: ['d'] },
  { name: 'filter', route: '/customers', role: 'showroom_manager', keys: ['f'] },
  { name: 'columns', route: '/customers', role: 'showroom_manager', keys: ['l'] },
  { name: 'contact', route: '/customers/$id', role: 'consultant', keys: ['f'] },
  { name: 'plan', route: '/customers/$id', role: 'consultant', keys: ['p'] },
  { name: 'level', route: '/customers/$id', role: 'consultant', keys: ['l'] },
  { name: 'quote', route: '/customers/$id', role: 'consultant', keys: ['b'] },
  { name: 'order', route: '/customers/$id', role: 'consultant', keys: ['o'] },
  { name: 'opportunity', route: '/customers/$id', role: 'consultant', keys: ['i'] },
  { name: 'own', route: '/customers/$id', role: 'consultant', keys: ['z'] },
  { name: 'profile', route: '/customers/$id', role: 'consultant', keys: ['e'] },
  { name: 'recording', route: '/customers/$id', role: 'consultant', keys: ['r'] },
  { name: 'consent', route: '/customers/$id', role: 'consultant', keys: ['y'] },
  { name: 'merge', route: '/customers/$id', role: 'consultant', keys: ['m'] },
  { name: 'tags', route: '/customers/$id', role: 'consultant', keys: ['t'] },
  { name: 'contact-person', route: '/customers/$id', role: 'consultant', keys: ['n'] },
  { name: 'household', route: '/customers/$id', role: 'consultant', keys: ['h'] },
  { name: 'share', route: '/customers/$id', role: 'consultant', keys: ['s'] },
  { name: 'foreign-contact', route: '/customers/$id', role: 'receptionist', keys: ['f'] },
  { name: 'camera', route: '/customers/$id', role: 'consultant', keys: ['Alt+p'] },
  { name: 'blind', route: '/audit/$day', role: 'sales_manager', keys: ['b'] },
  { name: 'refused', route: '/decisions', role: 'sales_manager', keys: ['2'] },
  { name: 'give', route: '/handover', role: 'showroom_manager', keys: ['ArrowDown', 'Enter'] },
  { name: 'correct', route: '/traffic', role: 'showroom_manager', keys: ['c'] },
  { name: 'floor', route: '/traffic', role: 'showroom_manager', keys: ['f', 'Enter'] },
  { name: 'explain', route: '/traffic', role: 'consultant', keys: ['e'] },
  { name: 'new', route: '/books', role: 'clerk', keys: ['n'] },
  { name: 'void', route: '/books', role: 'clerk', keys: ['v'] },
  { name: 'new', route: '/settings/levels', role: 'general_manager', keys: ['n', 'Tab', 'Tab', 'Tab', 'Tab', '「1'] },
  { name: 'draw', route: '/spot-checks', role: 'sales_manager', keys: ['n'] },
  { name: 'scored', route: '/spot-checks/$id', role: 'sales_manager', keys: ['1', '1', '2', '4', '0', '-', '1'] },
  { name: 'new', route: '/settings/scores', role: 'sales_manager', keys: ['n'] },
  { name: 'new', route: '/settings/staff', role: 'admin', keys: ['n'] },
  { name: 'new', route: '/settings/dictionaries', role: 'admin', keys: ['n'] },
  { name: 'new', route: '/settings/custom', role: 'admin', keys: ['n'] },
  { name: 'new', route: '/settings/vehicles', role: 'admin', keys: ['n'] },
  { name: 'new', route: '/settings/tokens', role: 'admin', keys: ['n'] },
];

/** Brings a page to a moment. */
export async function bringTo(page: Page, { keys }: Moment): Promise<void> {
  for (const key of keys) {
    if (key.startsWith('「')) await page.keyboard.type(key.slice(1));
    else await page.keyboard.press(key);
  }
}
