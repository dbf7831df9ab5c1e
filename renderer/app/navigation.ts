import type { Role } from '../../shared/domain/roles.ts';
import type { IconName } from '../components/icon.tsx';
import type { CountKey } from '../state/counts-store.ts';

/** First group is the person's own work, second the showroom; `foot` stands at the bottom. */
export type NavGroup = 'work' | 'store' | 'foot';

export interface NavEntry {
  readonly route: `/${string}`;
  readonly label: string;
  readonly icon: IconName;
  readonly countKey?: CountKey;
  /** The second key of `G …`: the initial of the label's pinyin, one per role. */
  readonly goKey: string;
}

/** An entry at its place in one role's navigation. */
export interface PlacedEntry extends NavEntry {
  readonly group: NavGroup;
}

/** Where a new card is written, by the button and by Ctrl N. */
export const newCardRoute = '/cards/new';

const today: NavEntry = { route: '/today', label: '今日回访', icon: 'list', countKey: 'today', goKey: 'h' };
/** A manager looks at somebody else's day there; 回 is H as well, which is 核对 for them. */
const calls: NavEntry = { route: '/today', label: '顾问回访', icon: 'list', goKey: 'g' };
/** 历 is L, which is 来店登记; 日 stands for it. Managers come here by 顾问回访. */
const calendar: NavEntry = { route: '/calendar', label: '回访日历', icon: 'clock', goKey: 'r' };
const traffic: NavEntry = { route: '/traffic', label: '来店登记', icon: 'store', countKey: 'traffic', goKey: 'l' };
const cards: NavEntry = { route: '/cards', label: '洽谈卡', icon: 'card', countKey: 'cards', goKey: 'q' };
const customers: NavEntry = { route: '/customers', label: '客户', icon: 'people', goKey: 'k' };
/** 核 is H as well: nobody has both 今日回访 and 核对. */
const audit: NavEntry = { route: '/audit', label: '核对', icon: 'shield', countKey: 'audit', goKey: 'h' };
const findings: NavEntry = { route: '/findings', label: '检查发现', icon: 'warning', countKey: 'findings', goKey: 'f' };
const decisions: NavEntry = {
  route: '/decisions',
  label: '待我决定',
  icon: 'decide',
  countKey: 'decisions',
  goKey: 'j',
};
/** 批 is P: managers come here by 待我决定 and 顾问回访, their navigation is full. */
const instructions: NavEntry = {
  route: '/instructions',
  label: '领导批示',
  icon: 'flag',
  countKey: 'instructions',
  goKey: 'p',
};
/** A manager comes there from somebody's day: 顾问回访. */
const own: NavEntry = { route: '/own', label: '我的', icon: 'chart', goKey: 'w' };
const sales: NavEntry = { route: '/sales', label: '订单与交车', icon: 'car', countKey: 'sales', goKey: 'd' };
const sheets: NavEntry = { route: '/sheets', label: '检查表', icon: 'document', goKey: 'c' };
const books: NavEntry = { route: '/books', label: '卡本', icon: 'book', goKey: 'b' };
/** 老 is L: a clerk has no 来店登记. */
const owners: NavEntry = { route: '/owners/new', label: '老客户登记', icon: 'car', goKey: 'l' };
/** 移交; 交 is J, which is 待我决定 for them. */
const handover: NavEntry = { route: '/handover', label: '交接与请假', icon: 'leave', goKey: 'y' };
const handed: NavEntry = { route: '/handed', label: '交接与代班', icon: 'leave', countKey: 'handed', goKey: 'j' };
const settings: NavEntry = { route: '/settings', label: '设置', icon: 'settings', goKey: 's' };

interface RoleNavigation {
  readonly work: readonly NavEntry[];
  readonly store: readonly NavEntry[];
  readonly foot: readonly NavEntry[];
}

const auditor: RoleNavigation = {
  work: [audit, decisions, findings, sheets],
  // the books of paper cards are opened from 洽谈卡: a navigation has ten entries at most
  store: [traffic, calls, handover, cards, customers],
  foot: [settings],
};

const byRole: Readonly<Record<Role, RoleNavigation>> = {
  receptionist: { work: [traffic, cards], store: [books], foot: [] },
  consultant: {
    work: [today, calendar, instructions, cards, customers, sales],
    // the books of paper cards are opened from 洽谈卡
    store: [traffic, handed, findings, own],
    foot: [],
  },
  showroom_manager: auditor,
  sales_manager: auditor,
  general_manager: {
    work: [decisions, findings, sheets],
    store: [traffic, calls, handover, cards, customers, books],
    foot: [settings],
  },
  telemarketer: {
    work: [today, calendar, instructions, cards, customers, sales],
    store: [handed, findings, own],
    foot: [],
  },
  service_agent: { work: [today, calendar, instructions, sales, customers], store: [handed, findings, own], foot: [] },
  clerk: { work: [owners, books], store: [customers, cards, sales], foot: [] },
  admin: { work: [settings], store: [handover], foot: [] },
};

/** One role's navigation, top to bottom; at most ten entries. */
export function navigationOf(role: Role): readonly PlacedEntry[] {
  const { work, store, foot } = byRole[role];
  const placed = (group: NavGroup, entries: readonly NavEntry[]): readonly PlacedEntry[] =>
    entries.map((entry) => ({ ...entry, group }));
  return [...placed('work', work), ...placed('store', store), ...placed('foot', foot)];
}

/** Headings of the two groups: a manager's day is what is to be done today, a consultant's is the own work. */
export function groupLabels(role: Role): { readonly work: string; readonly store: string } {
  const isManaging = role === 'showroom_manager' || role === 'sales_manager' || role === 'general_manager';
  return isManaging ? { work: '今天要办', store: '展厅' } : { work: '我的工作', store: '店里' };
}
