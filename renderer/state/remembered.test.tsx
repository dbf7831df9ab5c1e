// @vitest-environment happy-dom
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { click, type Mounted, mount } from '../testing/mount.tsx';
import { isRemembered, remember, rememberedKey, useRemembered } from './remembered.ts';

const hourMs = 60 * 60_000;
const key = ['customer', 'c1', 'profile'];

let queries: QueryClient;
let shown: Mounted;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  shown = await mount(<Window isOpen={false} />);
});
afterEach(async () => {
  await shown.unmount();
  vi.useRealTimers();
});

function Window({ isOpen }: { readonly isOpen: boolean }): ReactElement {
  queries = useQueryClient();
  return <div>{isOpen && <Screen />}</div>;
}

function Screen(): ReactElement {
  const [words, put] = useRemembered(key, '还没写');
  return (
    <button type="button" onClick={() => put((before) => `${before}，改期`)}>
      {words}
    </button>
  );
}

const button = (): HTMLElement | null => shown.root.querySelector('button');

test('what is put in before a screen opens is still there when it is opened hours later', async () => {
  remember(queries, key, '下周来看车');
  await vi.advanceTimersByTimeAsync(8 * hourMs);
  await shown.rerender(<Window isOpen />);
  expect(button()?.textContent).toBe('下周来看车');
});

test('what a screen writes itself outlives it, and the next change begins with it', async () => {
  await shown.rerender(<Window isOpen />);
  expect(button()?.textContent).toBe('还没写');
  await click(button());
  expect(button()?.textContent).toBe('还没写，改期');
  await shown.rerender(<Window isOpen={false} />);
  await vi.advanceTimersByTimeAsync(8 * hourMs);
  remember<string>(queries, key, (before) => `${before}，王磊`);
  await shown.rerender(<Window isOpen />);
  expect(button()?.textContent).toBe('还没写，改期，王磊');
});

test('it is told from what was read from the host, and gives its key back', () => {
  remember<string>(queries, key, (before = '没有') => before);
  queries.setQueryData(key, '读来的');
  const found = queries.getQueryCache().findAll({ predicate: isRemembered });
  expect(found.map((query) => [rememberedKey(query), query.state.data])).toEqual([[key, '没有']]);
});
