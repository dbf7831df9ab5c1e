// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CustomerRow } from '../../../shared/contract/customer-rows.ts';
import type { Api } from '../../../shared/contract/index.ts';
import type { Current } from '../../../shared/contract/session.ts';
import { customerRow, liu } from '../../testing/customer-rows.ts';
import { atWork, click, press, settleAll } from '../../testing/mount.tsx';
import { type OpenedApp, openApp } from '../../testing/open-app.tsx';
import { customerRoutes } from './routes.tsx';

let asked: unknown[] = [];
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
  dictionary: { list: async () => ({ dictionaries: [] }) },
  store: {
    settings: async () => ({ zone: 'Asia/Shanghai', openingTime: '08:30', closingTime: '18:00', closedWeekdays: [] }),
    calendar: async () => ({ days: [] }),
  },
} as unknown as Api; // the list asks nothing else

beforeEach(() => {
  asked = [];
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
