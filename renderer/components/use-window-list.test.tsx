// @vitest-environment happy-dom
import { act, type ReactElement, useState } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Mounted, mount, settle } from '../testing/mount.tsx';
import { rowItems } from './list-model.ts';
import { type PagePlace, useWindowList, type WindowList, type WindowPage } from './use-window-list.ts';
import { VirtualList } from './virtual-list.tsx';

interface Row {
  readonly id: string;
}

const pageRows = 50;
/** Every row of the store; tests add some at the top. */
let stored: number[] = [];
/** Which rows fit a filter. */
let fits: (row: number) => boolean;
let asked = 0;
let list: WindowList<Row>;
let turn: (edge: 'start' | 'end') => void;

/** A store that looks at a page's worth of rows for each request, as the real one looks at a window. */
async function fetchPage({ cursor, end }: PagePlace): Promise<WindowPage<Row>> {
  asked += 1;
  const [way, at] = cursor === null ? [end ? 'b' : 'f', null] : [cursor[0], Number(cursor.slice(1))];
  const from =
    way === 'f'
      ? at === null
        ? 0
        : stored.indexOf(at) + 1
      : Math.max(0, (at === null ? stored.length : stored.indexOf(at)) - pageRows);
  const to = way === 'f' ? from + pageRows : at === null ? stored.length : stored.indexOf(at);
  const looked = stored.slice(from, to);
  return {
    rows: looked.filter(fits).map((row) => ({ id: `r${row}` })),
    previous: from === 0 ? null : `b${looked[0]}`,
    next: to >= stored.length ? null : `f${looked.at(-1)}`,
  };
}

function List(): ReactElement {
  const [edge, setEdge] = useState<'start' | 'end'>('start');
  turn = setEdge;
  list = useWindowList<Row>({ queryKey: ['rows'], edge, fetchPage });
  return (
    <VirtualList
      label="客户"
      items={rowItems(list.rows, (row) => row.id)}
      rowHeight={32}
      columns="1fr"
      renderRow={(row) => row.id}
      chosen={null}
      onChoose={() => {}}
    />
  );
}

let mounted: Mounted | null = null;
const layout = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'offsetHeight');
beforeEach(() => {
  asked = 0;
  stored = Array.from({ length: 2000 }, (_, index) => index);
  fits = () => true;
  // happy-dom lays nothing out: the list is given a window of ten rows
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, get: () => 320 });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 320 });
});
afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
  if (layout) Object.defineProperty(HTMLElement.prototype, 'offsetHeight', layout);
});

async function open(): Promise<HTMLElement> {
  mounted = await mount(<List />);
  await settle(20);
  return mounted.root;
}

async function further(way: 'onNearEnd' | 'onNearStart'): Promise<void> {
  await act(async () => list[way]());
  await settle(10);
}

test('however far one scrolls, a dozen pages are kept, and those that left come back', async () => {
  await open();
  for (let i = 0; i < 20; i++) await further('onNearEnd');
  expect(list.rows.length).toBe(600);
  expect(list.rows.at(-1)?.id).toBe('r1049');
  expect(list.hasBefore).toBe(true);
  await further('onNearStart');
  expect(list.rows[0]?.id).toBe('r400');
  expect(list.rows.length).toBe(600);
});

test('read anew after a write, the window is read and nothing before it', async () => {
  await open();
  for (let i = 0; i < 20; i++) await further('onNearEnd');
  asked = 0;
  stored = [-2, -1, ...stored];
  await act(async () => list.retry());
  await settle(50);
  expect(asked).toBe(12);
  expect(list.rows[0]?.id).toBe('r450');
});

test('from the end the last page is read, and the ones before it on the way up', async () => {
  await open();
  await act(async () => turn('end'));
  await settle(20);
  expect(list.rows.at(-1)?.id).toBe('r1999');
  expect(list.hasBehind).toBe(false);
  await further('onNearStart');
  expect(list.rows.map(({ id }) => id)).toEqual(Array.from({ length: 100 }, (_, i) => `r${1900 + i}`));
});

test('where a filter leaves little, it reads on until there is something to show, or the list ends', async () => {
  fits = (row) => row % 400 === 399;
  await open();
  expect(list.rows.map(({ id }) => id)).toEqual(['r399', 'r799', 'r1199', 'r1599', 'r1999']);
  expect(list.total).toBe(5);
});

test('what stands at the top of the window stays there when somebody saves a card above it', async () => {
  const root = await open();
  const grid = root.querySelector<HTMLElement>('[role="grid"]');
  if (!grid) throw new Error('no list');
  await act(async () => {
    grid.scrollTop = 20 * 32 + 5;
    grid.dispatchEvent(new Event('scroll'));
  });
  await settle(250);
  stored = [-3, -2, -1, ...stored];
  await act(async () => list.retry());
  await settle(250);
  expect(list.rows[0]?.id).toBe('r-3');
  expect(grid.scrollTop).toBe(23 * 32 + 5);
});

test('at the very top what is new is seen', async () => {
  const root = await open();
  stored = [-1, ...stored];
  await act(async () => list.retry());
  await settle(100);
  expect(root.querySelector('[role="grid"]')?.scrollTop).toBe(0);
  expect(list.rows[0]?.id).toBe('r-1');
});
