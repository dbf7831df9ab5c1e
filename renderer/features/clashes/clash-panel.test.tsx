// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClashRow } from '../../../shared/contract/clash.ts';
import type { Api } from '../../../shared/contract/index.ts';
import type { Current } from '../../../shared/contract/session.ts';
import { erasedName } from '../../../shared/domain/erasure.ts';
import { atWork, settleAll } from '../../testing/mount.tsx';
import { type OpenedApp, openApp } from '../../testing/open-app.tsx';
import { clashRoutes } from './routes.tsx';

const at = Date.UTC(2026, 10, 20, 6, 31);
const wang = { id: 's1', name: '王磊' };
const li = { id: 's2', name: '李娜' };
const other: ClashRow['beside'][number] = {
  ...{ customerId: 'c2', name: '周海', gender: 'male', owner: li, registeredAt: at },
  ...{ cause: 'car', byNumber: 'plate', by: li, mergeable: false, at },
};
const row: ClashRow = {
  ...{ customerId: 'c1', name: '刘洪波', gender: 'male', phoneTail: '5521', stage: 'prospect', owner: wang, since: at },
  holders: [{ staff: wang, at, kind: 'card', byNumber: null, cardId: null, owner: true }],
  beside: [other],
};
const manager: Current = {
  ...atWork,
  person: { id: 's5', name: '郭展厅', role: 'showroom_manager', mustChangePassword: false },
};

let app: OpenedApp | null = null;
const layout = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'offsetHeight');
beforeEach(() => {
  // happy-dom lays nothing out: the list is given a window of ten rows.
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 520 });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 520 });
});
afterEach(async () => {
  await app?.close();
  app = null;
  if (layout) Object.defineProperty(HTMLElement.prototype, 'offsetHeight', layout);
});

async function panelOf(shown: ClashRow): Promise<string> {
  const api = {
    clash: { list: async () => ({ rows: [shown], nextCursor: null }), counts: async () => ({ open: 1 }) },
  } as unknown as Api; // the list asks nothing else
  app = await openApp({ path: '/clashes', routes: clashRoutes, api, current: manager });
  await settleAll();
  return app.root.querySelector('aside')?.textContent ?? '';
}

test('of two living records it says that nothing was merged and that both go on', async () => {
  const words = await panelOf(row);
  expect(words).toContain('车牌相同，说换了主人 · 现在归王磊');
  expect(words).toContain('归属定了才能合并');
  expect(words).toContain('先照旧跟进');
});

test('of a person who had himself forgotten nobody is told to go on, and no number is missed', async () => {
  const holders = row.holders.map((holder) => ({ ...holder, owner: false }));
  const words = await panelOf({ ...row, name: erasedName(7), gender: null, phoneTail: null, owner: null, holders });
  expect(words).toContain('资料已按本人要求删除');
  expect(words).toContain('不用再跟进');
  expect(words).not.toContain('先照旧跟进');
  expect(words).not.toContain('归属定了才能合并');
  expect(words).not.toContain('现在归');
  expect(app?.root.querySelector('[role="grid"]')?.textContent).toContain('资料已删除');
  expect(app?.root.querySelector('[role="grid"]')?.textContent).not.toContain('没有号码');
});

test('beside a person who had himself forgotten the way is not shut by a dispute', async () => {
  const words = await panelOf({ ...row, beside: [{ ...other, name: erasedName(7), gender: null, owner: null }] });
  expect(words).toContain('资料已按本人要求删除，不再合并');
  expect(words).not.toContain('归属定了才能合并');
});
