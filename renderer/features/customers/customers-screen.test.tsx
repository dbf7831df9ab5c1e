// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CustomerRow } from '../../../shared/contract/customer-rows.ts';
import type { Api } from '../../../shared/contract/index.ts';
import type { Current } from '../../../shared/contract/session.ts';
import { customerRow, liu } from '../../testing/customer-rows.ts';
import { atWork, click, press, settleAll } from '../../testing/mount.tsx';
import { type OpenedApp, openApp } from '../../testing/open-app.tsx';
import { customerRoutes } from './routes.tsx';

interface TagInput {
  readonly customerIds: readonly string[];
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

let asked: unknown[] = [];
let tagged: TagInput[] = [];
let pages: (input: { readonly cursor?: string }) => Promise<{
  readonly rows: readonly CustomerRow[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}>;
let app: OpenedApp | null = null;
const layout = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'offsetHeight');

const api = {
  customer: {
    count: async () => ({ count: 0, kind: 'atLeast' }),
    columns: async () => ({ views: [] }),
    list: async (input: { readonly cursor?: string }) => {
      asked.push(input);
      return pages(input);
    },
    get: async ({ id }: { readonly id: string }) => ({ ...liu, id }),
    timeline: async () => ({ rows: [], nextCursor: null }),
  },
  filter: { list: async () => ({ rows: [] }) },
  staff: { list: async () => ({ rows: [] }) },
  vehicle: { list: async () => ({ rows: [] }) },
  dictionary: {
    list: async () => ({
      dictionaries: [
        {
          name: 'customer_tag',
          title: '客户标签',
          entries: [{ code: 'key_customer', label: '重点客户', aliases: [], active: true, sort: 1 }],
        },
      ],
    }),
  },
  tag: {
    change: async (input: TagInput) => {
      tagged.push(input);
      const changes = (input.add ?? []).flatMap((tag) =>
        input.customerIds
          .filter((customerId) => customerId !== 'c1')
          .map((customerId) => ({ customerId, added: [tag], removed: [] })),
      );
      return { changed: changes.length, changes };
    },
  },
  store: {
    settings: async () => ({ zone: 'Asia/Shanghai', openingTime: '08:30', closingTime: '18:00', closedWeekdays: [] }),
    calendar: async () => ({ days: [] }),
  },
} as unknown as Api; // the list asks nothing else

beforeEach(() => {
  asked = [];
  tagged = [];
  pages = async () => ({
    rows: [customerRow(), customerRow({ id: 'c2', name: '赵静', gender: 'female' })],
    nextCursor: null,
    previousCursor: null,
  });
  // happy-dom lays nothing out: lists are given a window of ten rows.
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 520 });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 520 });
});
afterEach(async () => {
  await app?.close();
  app = null;
  if (layout) Object.defineProperty(HTMLElement.prototype, 'offsetHeight', layout);
});

async function openList(current: Current = atWork): Promise<OpenedApp> {
  app = await openApp({ path: '/customers', routes: customerRoutes, api, current });
  await settleAll();
  return app;
}

const manager: Current = {
  ...atWork,
  person: { id: 's5', name: '郭展厅', role: 'showroom_manager', mustChangePassword: false },
};

function tab(root: HTMLElement, label: string): Element | null {
  return [...root.querySelectorAll('[role="tab"]')].find((each) => each.textContent === label) ?? null;
}

test('arrows choose, Enter opens the chosen customer', async () => {
  const { root, history } = await openList();
  expect(root.querySelectorAll('[role="row"]')).toHaveLength(2);
  await press('ArrowDown');
  expect(root.querySelector('[aria-selected="true"][role="row"]')?.textContent).toContain('赵静');
  await press('Enter');
  await settleAll();
  expect(history.location.pathname).toBe('/customers/c2');
});

test('a view and a stage are asked of the store, not filtered out of what was read', async () => {
  const { root } = await openList();
  await click(tab(root, '三天未联系'));
  await settleAll();
  expect(asked.at(-1)).toEqual({ view: 'uncontacted3', limit: 100 });
  await click([...root.querySelectorAll('[role="radio"]')].find((each) => each.textContent === '基盘') ?? null);
  await settleAll();
  expect(asked.at(-1)).toEqual({ view: 'uncontacted3', stage: 'retained', limit: 100 });
});

test('a consultant has no 「我的」 beside 「全部」: his list is his own; a manager has both', async () => {
  const { root } = await openList();
  expect(tab(root, '我的')).toBeNull();
  await app?.close();
  const other = await openList(manager);
  expect(tab(other.root, '我的')).not.toBeNull();
});

test('somebody else’s customer stays masked in the list and beside it', async () => {
  pages = async () => ({
    rows: [
      customerRow({
        name: '周*',
        access: 'masked',
        phone: '139****6621',
        phoneMasked: true,
        owner: { id: 's2', name: '李娜' },
      }),
    ],
    nextCursor: null,
    previousCursor: null,
  });
  const { root } = await openList();
  expect(root.querySelector('[role="row"]')?.textContent).toContain('139****6621');
  expect(root.querySelector('aside')?.textContent).toContain('归李娜');
  expect(root.textContent).not.toContain('5521');
});

test('a plan whose day has passed is late by days', async () => {
  pages = async () => ({ rows: [customerRow({ nextPlanOn: '2026-11-20' })], nextCursor: null, previousCursor: null });
  const { root } = await openList();
  expect(root.querySelector('[role="row"] .red')?.textContent).toBe('逾期 1 天');
});

test('an empty view says why and leads back to all customers', async () => {
  const { root } = await openList();
  pages = async () => ({ rows: [], nextCursor: null, previousCursor: null });
  await click(tab(root, '三天未联系'));
  await settleAll();
  expect(root.textContent).toContain('没有三天没联系的客户');
  pages = async () => ({ rows: [customerRow()], nextCursor: null, previousCursor: null });
  await click([...root.querySelectorAll('button')].find((each) => each.textContent === '看全部客户') ?? null);
  await settleAll();
  expect(tab(root, '全部')?.getAttribute('aria-selected')).toBe('true');
});

test('a list that cannot be read says so and can be tried again', async () => {
  pages = async () => {
    throw new Error('gone');
  };
  const { root } = await openList();
  expect(root.querySelector('.left [role="alert"]')?.textContent).toContain('客户没能全部读出来');
  pages = async () => ({ rows: [customerRow()], nextCursor: null, previousCursor: null });
  await press('r');
  await settleAll();
  expect(root.querySelectorAll('[role="row"]')).toHaveLength(1);
});

test('coming back from a customer, view and choice are as they were left', async () => {
  const { root, history } = await openList();
  await click(tab(root, '最近更新'));
  await settleAll();
  await press('ArrowDown');
  await press('Enter');
  await settleAll();
  history.back();
  await settleAll();
  expect(tab(root, '最近更新')?.getAttribute('aria-selected')).toBe('true');
  expect(root.querySelector('[aria-selected="true"][role="row"]')?.textContent).toContain('赵静');
});

/** The box of a row, where customers are being picked. */
function box(root: HTMLElement, name: string): HTMLInputElement | null {
  return root.querySelector<HTMLInputElement>(`[aria-label="选上 ${name}"]`);
}

test('picked customers are tagged in one act, and taking it back leaves what had been said before', async () => {
  const { root, services } = await openList();
  expect(box(root, '刘洪波 先生')).toBeNull();
  await press(' ');
  await press('ArrowDown');
  await press(' ');
  expect(root.querySelector('header.head')?.textContent).toContain('选了 2 位');
  await press('t');
  const tick = root.querySelector<HTMLElement>('aside [data-cell="tags"] input');
  await click(tick);
  await press('Enter', { ctrl: true });
  await settleAll();
  expect(tagged).toEqual([{ customerIds: ['c1', 'c2'], add: ['key_customer'] }]);
  const { shown, undoable } = services.notices.getState();
  expect(shown?.text).toBe('1 位已加上「重点客户」，1 位本来就有');
  expect(box(root, '赵静 女士')).toBeNull();
  await undoable?.run();
  expect(tagged.at(-1)).toEqual({ customerIds: ['c2'], add: [], remove: ['key_customer'] });
});

test('whoever is not one’s own to write cannot be picked, and no more than one act can have', async () => {
  const foreign = customerRow({
    id: 'f1',
    name: '周*',
    gender: null,
    access: 'masked',
    owner: { id: 's2', name: '李娜' },
  });
  const many = Array.from({ length: 120 }, (_, at) => customerRow({ id: `m${at}`, name: `客户${at}` }));
  pages = async () => ({ rows: [foreign, ...many], nextCursor: null, previousCursor: null });
  const { root, services } = await openList(manager);
  await press(' ');
  expect(services.notices.getState().shown?.text).toContain('不能选');
  await press('t');
  expect(box(root, '周*')?.disabled).toBe(true);
  const all = [...root.querySelectorAll('button')].find((each) => each.textContent?.startsWith('选上列表的前 100 位'));
  await click(all ?? null);
  expect(root.querySelector('header.head')?.textContent).toContain('选了 100 位');
  expect(services.notices.getState().shown?.text).toContain('一次最多选 100 位');
});

test('another view is another list: nobody of the one before stays picked', async () => {
  const { root } = await openList();
  await press(' ');
  expect(root.querySelector('header.head')?.textContent).toContain('选了 1 位');
  await click(tab(root, '最近更新'));
  await settleAll();
  expect(root.querySelector('header.head')?.textContent).not.toContain('选了');
});
