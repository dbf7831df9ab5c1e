// @vitest-environment happy-dom

import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { createMemoryHistory, type RouterHistory, RouterProvider } from '@tanstack/react-router';
import { act, type ReactElement, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import type { Api } from '../../shared/contract/index.ts';
import type { Current } from '../../shared/contract/session.ts';
import { NoticeHost } from '../components/notice-host.tsx';
import { ApiContext, type HostKind } from '../state/api.ts';
import { createServices } from '../state/create-services.ts';
import { type Services, ServicesContext } from '../state/services.ts';
import { atWork, click, focus, mount, press, settle, typeOver } from '../testing/mount.tsx';
import { theme } from '../theme/theme.ts';
import { usePathParam } from './go.tsx';
import { createAppRouter, defineRoutes } from './router.tsx';
import { createQueries } from './start.tsx';
import { useKeys } from './use-keys.ts';

/** A host that answers what the shell asks; what it was asked is kept. */
function createHost(first: Current): { readonly api: Api; readonly asked: string[] } {
  const asked: string[] = [];
  let current = first;
  const session = {
    current: async () => current,
    lock: async () => {
      asked.push('lock');
      current = { ...current, locked: true };
      return { done: true };
    },
    logout: async () => {
      asked.push('logout');
      current = { ...current, person: null };
      return { done: true };
    },
  };
  return { api: { session } as unknown as Api, asked }; // the shell asks nothing else
}

function Today(): ReactElement {
  const [note, setNote] = useState('');
  const [pressed, setPressed] = useState(0);
  useKeys('今日回访', [{ keys: 'p', label: '下次计划', run: () => setPressed(pressed + 1) }]);
  return (
    <>
      <h1>今日回访</h1>
      <input aria-label="反馈" value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <output>{pressed}</output>
    </>
  );
}

/** The cards that were drawn, by the blank of their address. */
const drawn: string[] = [];

function OneCard(): ReactElement {
  const id = usePathParam('id');
  drawn.push(id);
  return <h1>洽谈卡 {id}</h1>;
}

const routes = defineRoutes([
  { path: '/today', title: '今日回访', component: Today },
  { path: '/cards', title: '洽谈卡', component: () => <h1>洽谈卡</h1> },
  { path: '/cards/$id', title: '洽谈卡', component: OneCard },
  { path: '/cards/new', title: '新洽谈卡', component: () => <h1>新洽谈卡</h1> },
  { path: '/audit', title: '核对', roles: ['sales_manager'], component: () => <h1>核对</h1> },
  { path: '/print', title: '打印', frame: 'bare', component: () => <h1>A5 卡</h1> },
]);

interface Opened {
  readonly root: HTMLElement;
  readonly services: Services;
  readonly asked: readonly string[];
  readonly history: RouterHistory;
}

let close: (() => Promise<void>) | null = null;
afterEach(async () => {
  await close?.();
  close = null;
});

async function openApp(path = '/', current: Current = atWork, hostKind: HostKind = 'desktop'): Promise<Opened> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const { api, asked } = createHost(current);
  const services = createServices(current, () => 0);
  const history = createMemoryHistory({ initialEntries: [path] });
  const router = createAppRouter({
    routes,
    gates: { signedOut: () => <h1>登录</h1>, locked: () => <h1>已锁定</h1> },
    overlays: [],
    history,
  });
  const root = document.createElement('div');
  document.body.append(root);
  const reactRoot = createRoot(root);
  await act(async () =>
    reactRoot.render(
      <MantineProvider theme={theme} env="test">
        <QueryClientProvider client={createQueries()}>
          <ApiContext value={{ api, hostKind }}>
            <ServicesContext value={services}>
              <RouterProvider router={router} />
            </ServicesContext>
          </ApiContext>
        </QueryClientProvider>
      </MantineProvider>,
    ),
  );
  await settle(20);
  close = async () => {
    await act(async () => reactRoot.unmount());
    root.remove();
  };
  return { root, services, asked, history };
}

function title(root: HTMLElement): string | undefined {
  return root.querySelector('h1')?.textContent ?? undefined;
}

test('the work begins at the first entry of the person’s role', async () => {
  const { root } = await openApp();
  expect(title(root)).toBe('今日回访');
  expect(root.querySelector('nav.side [aria-current="page"]')?.textContent).toContain('今日回访');
});

test('the navigation has no entry for a screen that does not exist or is closed to the role', async () => {
  const { root } = await openApp();
  const entries = [...root.querySelectorAll('nav.side a')].map((entry) => entry.textContent);
  expect(entries).toEqual(['今日回访', '洽谈卡']);
});

test('a screen of another role says so instead of opening', async () => {
  const { root } = await openApp('/audit');
  expect(title(root)).toBeUndefined();
  expect(root.textContent).toContain('您的岗位不能打开这一页');
});

test('an address that leads nowhere offers the way back', async () => {
  const { root } = await openApp('/nowhere');
  expect(root.textContent).toContain('没有这一页');
  await click(
    [...root.querySelectorAll('main button')].find((button) => button.textContent === '回到我的工作') ?? null,
  );
  await settle(20);
  expect(title(root)).toBe('今日回访');
});

test('G Q goes to the cards, and only in time and outside text fields', async () => {
  const { root } = await openApp();
  await focus(root.querySelector('input'));
  await press('g');
  await press('q');
  await settle(20);
  expect(title(root)).toBe('今日回访');
  await focus(root.querySelector('main'));
  await press('g');
  await press('q');
  await settle(20);
  expect(title(root)).toBe('洽谈卡');
});

test('Ctrl N writes a new card on the desktop, Alt N in a browser, from inside a text field too', async () => {
  const desktop = await openApp();
  await focus(desktop.root.querySelector('input'));
  await press('n', { ctrl: true });
  await settle(20);
  expect(title(desktop.root)).toBe('新洽谈卡');
  await close?.();
  const browser = await openApp('/', atWork, 'browser');
  expect(browser.root.querySelector('nav.side button')?.textContent).toContain('Alt N');
  expect(await press('n', { ctrl: true })).toBe(false);
  await press('n', { alt: true });
  await settle(20);
  expect(title(browser.root)).toBe('新洽谈卡');
});

test('the hints bar shows the screen’s keys and ? the whole map', async () => {
  const { root } = await openApp();
  expect(root.querySelector('footer')?.textContent).toContain('P下次计划');
  await press('?', { shift: true });
  const map = root.querySelector('[role="dialog"]');
  expect(map?.textContent).toContain('去哪里');
  expect(map?.textContent).toContain('新建洽谈卡');
  await press('Escape');
  expect(root.querySelector('[role="dialog"]')).toBeNull();
});

test('a lock hides the work, silences its keys and keeps what was typed', async () => {
  const { root, services } = await openApp();
  await focus(root.querySelector('input'));
  await typeOver('客户说周六带家人来');
  await act(async () => services.session.receive({ ...atWork, locked: true }));
  expect(root.querySelector('.app')?.closest('[hidden]')).not.toBeNull();
  expect(root.textContent).toContain('已锁定');
  (document.activeElement as HTMLElement).blur(); // whatever had the focus is hidden now
  await press('p');
  await act(async () => services.session.receive(atWork));
  expect(root.querySelector('input')?.value).toBe('客户说周六带家人来');
  expect(root.querySelector('output')?.textContent).toBe('0');
});

test('another person begins anew', async () => {
  const { root, services } = await openApp();
  await focus(root.querySelector('input'));
  await typeOver('只给王磊看的');
  await act(async () => services.session.receive({ ...atWork, person: null }));
  expect(title(root)).toBe('登录');
  await act(async () =>
    services.session.receive({ ...atWork, person: { ...personOf(atWork), id: 's2', name: '李娜' } }),
  );
  await settle(20);
  expect(root.querySelector('input')?.value).toBe('');
});

test('another person begins at his own first screen, and nothing of where the one before was is read for him', async () => {
  const { root, services } = await openApp('/cards/s1-wrote-this');
  expect(title(root)).toBe('洽谈卡 s1-wrote-this');
  await act(async () => services.session.receive({ ...atWork, person: null }));
  drawn.length = 0;
  await act(async () =>
    services.session.receive({ ...atWork, person: { ...personOf(atWork), id: 's2', name: '李娜' } }),
  );
  await settle(20);
  expect(title(root)).toBe('今日回访');
  expect(drawn).toEqual([]);
});

test('the same person who signs in again stays where he was', async () => {
  const { root, services } = await openApp('/cards/s1-wrote-this');
  await act(async () => services.session.receive({ ...atWork, person: null }));
  await act(async () => services.session.receive(atWork));
  await settle(20);
  expect(title(root)).toBe('洽谈卡 s1-wrote-this');
});

test('an address that was opened at the door is where the next person begins', async () => {
  const { root, services, history } = await openApp('/cards/s1-wrote-this');
  await act(async () => services.session.receive({ ...atWork, person: null }));
  await act(async () => history.push('/cards/scanned'));
  await act(async () =>
    services.session.receive({ ...atWork, person: { ...personOf(atWork), id: 's2', name: '李娜' } }),
  );
  await settle(20);
  expect(title(root)).toBe('洽谈卡 scanned');
});

test('the next person takes nothing back that the one before wrote, and reads nothing of it', async () => {
  let undone = 0;
  const { services } = await openApp();
  await act(async () =>
    services.notices.show({
      text: '已记下赵立新',
      undo: () => {
        undone += 1;
      },
    }),
  );
  await act(async () =>
    services.session.receive({ ...atWork, person: { ...personOf(atWork), id: 's2', name: '李娜' } }),
  );
  expect(services.notices.getState().shown).toBeNull();
  expect(await services.notices.undo()).toBe(false);
  expect(undone).toBe(0);
});

test('a figure in the navigation is red only when something is late', async () => {
  const { root, services } = await openApp();
  await act(async () => services.counts.put({ today: { open: 9, late: 2 }, cards: { open: 4, late: 0 } }));
  const [today, cards] = [...root.querySelectorAll('nav.side a b')];
  expect([today?.textContent, today?.className]).toEqual(['9', 'late']);
  expect([cards?.textContent, cards?.className]).toEqual(['4', '']);
});

test('a print page stands without the shell', async () => {
  const { root } = await openApp('/print');
  expect(title(root)).toBe('A5 卡');
  expect(root.querySelector('nav')).toBeNull();
});

test('a notice offers its undo, and Ctrl Z does the same outside text fields', async () => {
  let undone = 0;
  const mounted = await mount(<NoticeHost />);
  close = mounted.unmount;
  await act(async () =>
    mounted.services.notices.show({
      text: '已记下',
      undo: () => {
        undone += 1;
      },
    }),
  );
  expect(mounted.root.querySelector('[role="status"]')?.textContent).toContain('撤销');
  await press('z', { ctrl: true });
  await press('z', { ctrl: true });
  expect(undone).toBe(1);
  expect(mounted.root.querySelector('.notice')).toBeNull();
});

test('the key of a notice’s own way on works as long as it is shown', async () => {
  let opened = 0;
  const mounted = await mount(<NoticeHost />);
  close = mounted.unmount;
  const run = (): void => {
    opened += 1;
  };
  await act(async () =>
    mounted.services.notices.show({ text: '已记下', action: { label: '登记订车', keys: 'o', run } }),
  );
  expect(mounted.root.querySelector('.notice button')?.textContent).toBe('登记订车O');
  await press('o');
  expect(mounted.root.querySelector('.notice')).toBeNull();
  await press('o');
  expect(opened).toBe(1);
});

function personOf({ person }: Current): NonNullable<Current['person']> {
  if (person === null) throw new Error('nobody is signed in');
  return person;
}
