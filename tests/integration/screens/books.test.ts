// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { bookRoutes } from '../../../renderer/features/books/routes.tsx';
import { cardRoutes } from '../../../renderer/features/cards/routes.tsx';
import { click, settle } from '../../../renderer/testing/mount.tsx';
import { type OpenedApp, openApp } from '../../../renderer/testing/open-app.tsx';
import { createTestShowroom, type TestShowroom } from '../support/showroom.ts';
import { screenApi } from './screen-api.ts';

let showroom: TestShowroom | null = null;
let app: OpenedApp | null = null;
afterEach(async () => {
  await app?.close();
  showroom?.close();
  app = null;
  showroom = null;
});

async function until(root: HTMLElement, words: string): Promise<void> {
  for (let step = 0; step < 100 && !root.textContent?.includes(words); step += 1) await settle(50);
  expect(root.textContent?.includes(words), words).toBe(true);
}

test('a consultant gets from 洽谈卡 to the own book, and a colleague’s is not there', async () => {
  const room = await createTestShowroom({ at: '2026-03-09 08:00' });
  showroom = room;
  const clerk = room.as('clerk');
  const book = { firstNumber: 1, lastNumber: 9, width: 3 };
  const me = room.as('王磊');
  await clerk.call('book.issue', { ...book, prefix: 'LN-', holderId: room.as('李娜').id });
  await clerk.call('book.issue', { ...book, prefix: 'WL-', holderId: me.id });
  const { api } = screenApi(me);
  const current = await me.call('session.current', {});
  app = await openApp({ path: '/cards', routes: [...cardRoutes, ...bookRoutes], api, current });
  const { root } = app;
  await until(root, '卡本');
  await click([...root.querySelectorAll('main a')].find(({ textContent }) => textContent === '卡本') ?? null);
  await until(root, '1 本，还剩 9 张没用');
  expect(root.textContent).toContain('WL-001');
  expect(root.textContent).not.toContain('LN-001');
});
