// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CustomerRow } from '../../../shared/contract/customer-rows.ts';
import type { Api } from '../../../shared/contract/index.ts';
import { defineRoutes } from '../../app/router.tsx';
import { customerRow } from '../../testing/customer-rows.ts';
import { press, settleAll, typeOver } from '../../testing/mount.tsx';
import { type OpenedApp, openApp } from '../../testing/open-app.tsx';
import { FindBox } from './find-box.tsx';

/** What the host was asked for. */
let asked: string[] = [];
let found: (query: string) => Promise<readonly CustomerRow[]>;
let app: OpenedApp | null = null;

const zhao = customerRow({ id: 'c2', name: '赵静' });
const foreign = customerRow({
  id: 'c9',
  name: '周*',
  access: 'masked',
  phone: '139****6621',
  phoneMasked: true,
  owner: { id: 's2', name: '李娜' },
});

const api = {
  customer: {
    search: async ({ query }: { readonly query: string }) => {
      asked.push(query);
      return { rows: await found(query), more: false };
    },
    list: async ({ view }: { readonly view: string }) => {
      asked.push(`列表 ${view}`);
      return { rows: [zhao], nextCursor: null };
    },
  },
} as unknown as Api; // the find box asks nothing else

const routes = defineRoutes([
  { path: '/today', title: '今日回访', component: () => <h1>今日回访</h1> },
  { path: '/customers', title: '客户', component: () => <h1>客户</h1> },
  { path: '/customers/$id', title: '客户', component: () => <h1>一位客户</h1> },
]);

beforeEach(() => {
  asked = [];
  found = async () => [customerRow(), zhao];
});
afterEach(async () => {
  await app?.close();
  app = null;
});

async function openFind(): Promise<OpenedApp> {
  app = await openApp({ path: '/today', routes, overlays: [FindBox], api });
  await press('k', { ctrl: true });
  await settleAll();
  return app;
}

function lines(root: HTMLElement): (string | null)[] {
  return [...root.querySelectorAll('[role="option"]')].map((line) => line.textContent);
}

test('a burst of letters is one question to the host', async () => {
  await openFind();
  await typeOver('l');
  await typeOver('lh');
  await typeOver('lhb');
  await settleAll();
  expect(asked.filter((query) => !query.startsWith('列表'))).toEqual(['lhb']);
});

test('arrows mark a line, Enter opens it and the box is gone', async () => {
  const { root, history } = await openFind();
  await typeOver('l');
  await settleAll();
  expect(lines(root)).toHaveLength(2);
  await press('ArrowDown');
  expect(root.querySelector('[aria-selected="true"]')?.textContent).toContain('赵静');
  await press('Enter');
  await settleAll();
  expect(history.location.pathname).toBe('/customers/c2');
  expect(root.querySelector('[role="dialog"]')).toBeNull();
});

test('Enter before the answer opens the first one when it comes, and not one of the letters before', async () => {
  const { history } = await openFind();
  await typeOver('l');
  await settleAll();
  found = async () => [zhao];
  await typeOver('zhaoj');
  await press('Enter');
  expect(history.location.pathname).toBe('/today');
  await settleAll();
  expect(history.location.pathname).toBe('/customers/c2');
});

test('keys of an input method that composes are its own', async () => {
  const { history } = await openFind();
  await typeOver('liu');
  await settleAll();
  await press('Enter', { composing: true });
  await settleAll();
  expect(history.location.pathname).toBe('/today');
});

test('somebody else’s customer, found by the full number, is masked and says whose he is', async () => {
  found = async () => [foreign];
  const { root } = await openFind();
  await typeOver('13900006621');
  await settleAll();
  expect(lines(root)[0]).toContain('139****6621');
  expect(lines(root)[0]).toContain('归李娜');
});

test('with nothing typed and nothing opened yet the customers changed last are offered', async () => {
  const { root } = await openFind();
  await settleAll();
  expect(asked).toEqual(['列表 recent']);
  expect(root.querySelector('[role="listbox"]')?.getAttribute('aria-label')).toBe('最近更新');
});

test('nothing found says what else can be typed', async () => {
  found = async () => [];
  const { root } = await openFind();
  await typeOver('没有这人');
  await settleAll();
  expect(root.querySelector('.find-none')?.textContent).toContain('完整的手机号');
});

test('a search that fails says so and is no empty answer', async () => {
  found = async () => {
    throw new Error('gone');
  };
  const { root } = await openFind();
  await typeOver('l');
  await settleAll();
  expect(root.querySelector('.find-box [role="alert"]')?.textContent).toContain('连不上展厅主机');
  expect(root.textContent).not.toContain('没有找到');
});

test('Esc closes the box and the screen’s own keys are silent behind it', async () => {
  const { root, history } = await openFind();
  await press('g');
  await press('k');
  expect(history.location.pathname).toBe('/today');
  await press('Escape');
  expect(root.querySelector('[role="dialog"]')).toBeNull();
});
