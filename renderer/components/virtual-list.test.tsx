// @vitest-environment happy-dom
import { act, type ReactElement, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useKeys } from '../app/use-keys.ts';
import { focus, type Mounted, mount, press, settle } from '../testing/mount.tsx';
import { rowItems } from './list-model.ts';
import { useKeysetList } from './use-keyset-list.ts';
import { VirtualList } from './virtual-list.tsx';

interface Row {
  readonly id: string;
}

const pageRows = 50;
let asked: (number | null)[] = [];
let opened: string[] = [];
let pages: (cursor: number | null) => Promise<{ rows: readonly Row[]; next: number | null }>;

function List({ total }: { readonly total: number }): ReactElement {
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useKeysetList<Row, number>({ queryKey: ['rows', total], fetchPage: pages });
  return (
    <>
      <input aria-label="筛选" />
      <VirtualList
        label="客户"
        items={rowItems(list.rows, (row) => row.id)}
        rowHeight={32}
        columns="1fr"
        renderRow={(row) => row.id}
        chosen={chosen}
        onChoose={setChosen}
        onOpen={(row) => opened.push(row.id)}
        onNearEnd={list.onNearEnd}
        total={list.total}
      />
      <output>{list.error ? '出错' : `${list.rows.length} / ${list.total}`}</output>
    </>
  );
}

let mounted: Mounted | null = null;
/** happy-dom lays nothing out: the list is given a window of ten rows. */
const layout = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'offsetHeight');
beforeEach(() => {
  asked = [];
  opened = [];
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 320 });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 320 });
});
afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
  if (layout) Object.defineProperty(HTMLElement.prototype, 'offsetHeight', layout);
  Reflect.deleteProperty(HTMLElement.prototype, 'scrollHeight');
});

async function openList(total: number): Promise<HTMLElement> {
  pages = async (cursor) => {
    asked.push(cursor);
    const from = cursor ?? 0;
    const to = Math.min(from + pageRows, total);
    const rows = Array.from({ length: to - from }, (_, index) => ({ id: `r${from + index}` }));
    return { rows, next: to < total ? to : null };
  };
  mounted = await mount(<List total={total} />);
  await settle(20);
  return mounted.root;
}

async function scrollTo(root: HTMLElement, top: number): Promise<void> {
  const list = root.querySelector<HTMLElement>('[role="grid"]');
  if (list === null) throw new Error('no list');
  await act(async () => {
    list.scrollTop = top;
    list.dispatchEvent(new Event('scroll'));
  });
  await settle(250);
}

function chosenIn(root: HTMLElement): string | undefined {
  return root.querySelector('[aria-selected="true"]')?.textContent ?? undefined;
}

test('of a hundred thousand rows only those in sight are in the page, and one page is read', async () => {
  const root = await openList(100_000);
  expect(root.querySelectorAll('[role="row"]').length).toBeLessThan(40);
  expect(root.querySelectorAll('[role="row"]').length).toBeGreaterThan(9);
  expect(asked).toEqual([null]);
  expect(root.querySelector('output')?.textContent).toBe('50 / -1');
});

test('a list that ends inside its first page asks for no other', async () => {
  const root = await openList(8);
  expect(asked).toEqual([null]);
  expect(root.querySelector('output')?.textContent).toBe('8 / 8');
});

test('arrows, Home and Enter work wherever no field has the focus', async () => {
  const root = await openList(30);
  await press('ArrowDown');
  await press('ArrowDown');
  expect(chosenIn(root)).toBe('r1');
  await press('PageDown');
  expect(chosenIn(root)).toBe('r10');
  await press('Home');
  expect(chosenIn(root)).toBe('r0');
  await press('Enter');
  expect(opened).toEqual(['r0']);
});

test('in a text field the arrows belong to the typing', async () => {
  const root = await openList(30);
  await focus(root.querySelector('input'));
  await press('ArrowDown');
  await press('Enter');
  expect(chosenIn(root)).toBeUndefined();
  expect(opened).toEqual([]);
});

test('a focused list obeys each key once', async () => {
  const root = await openList(30);
  await focus(root.querySelector('[role="grid"]'));
  await press('ArrowDown');
  await press('ArrowDown');
  expect(chosenIn(root)).toBe('r1');
  await press('Enter');
  expect(opened).toEqual(['r1']);
});

test('a focused list that opens nothing leaves Enter to the panel beside it', async () => {
  const saved: string[] = [];
  function Beside(): ReactElement {
    useKeys('评分', [{ keys: 'Enter', label: '保存', run: () => saved.push('saved') }], { layer: 'panel' });
    return (
      <VirtualList
        label="录音"
        items={rowItems([{ id: 'r0' }], (row) => row.id)}
        rowHeight={32}
        columns="1fr"
        renderRow={(row) => row.id}
        chosen="r0"
        onChoose={() => {}}
      />
    );
  }
  mounted = await mount(<Beside />);
  await focus(mounted.root.querySelector('[role="grid"]'));
  await press('Enter');
  expect(saved).toEqual(['saved']);
});

test('coming near the end reads the next page once', async () => {
  const root = await openList(120);
  await press('End');
  await scrollTo(root, 40 * 32);
  expect(asked).toEqual([null, 50]);
  expect(root.querySelector('output')?.textContent).toBe('100 / -1');
});

test('a page that fails leaves the rows that were read', async () => {
  const root = await openList(120);
  pages = async () => {
    throw new Error('gone');
  };
  await mounted?.rerender(<List total={120} />);
  await scrollTo(root, 40 * 32);
  expect(root.querySelector('output')?.textContent).toBe('出错');
  expect(root.querySelectorAll('[role="row"]').length).toBeGreaterThan(9);
});

test('a list that is opened with a row chosen is scrolled to that row', async () => {
  const rows = Array.from({ length: 100 }, (_, index) => ({ id: `r${index}` }));
  // happy-dom knows no height to scroll within.
  Object.defineProperty(HTMLElement.prototype, 'scrollHeight', { configurable: true, get: () => 100 * 32 });
  mounted = await mount(
    <VirtualList
      label="客户"
      items={rowItems(rows, (row) => row.id)}
      rowHeight={32}
      columns="1fr"
      renderRow={(row) => row.id}
      chosen="r80"
      onChoose={() => {}}
    />,
  );
  await settle(50);
  const top = mounted.root.querySelector('[role="grid"]')?.scrollTop ?? 0;
  expect(top).toBeGreaterThan(70 * 32);
  expect(top).toBeLessThanOrEqual(80 * 32);
});
