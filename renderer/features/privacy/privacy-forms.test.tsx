// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../../../shared/contract/index.ts';
import type { ErasurePreview } from '../../../shared/contract/privacy.ts';
import { isRemembered, remember, rememberedKey } from '../../state/remembered.ts';
import { atWork, click, focus, press, settleAll, typeOver } from '../../testing/mount.tsx';
import { type OpenedApp, openApp } from '../../testing/open-app.tsx';
import { privacyRoutes } from './routes.tsx';

const preview: ErasurePreview = {
  ...{ id: 'c1', name: '刘洪波', gender: 'male', goes: [], stays: [], waits: [], backupsForgetOn: '2026-12-26' },
};

let begun: object[];
let cancelled: string[];
/** Ends the piece that is being written; null while none is. */
let endPiece: (() => void) | null;
let pieces: number;
let erased: object[];
let app: OpenedApp | null = null;

const api = {
  privacy: {
    erasurePreview: async () => preview,
    erase: async (input: object) => {
      erased.push(input);
      return { name: '已按要求删除 · 0001' };
    },
  },
  export: {
    list: async () => ({ rows: [], nextCursor: null }),
    begin: async (input: object) => {
      begun.push(input);
      return { id: `e${begun.length}`, rows: 0, leftOut: 0, isDone: pieces === 0 };
    },
    advance: async ({ id }: { readonly id: string }) => {
      await new Promise<void>((resolve) => {
        endPiece = resolve;
      });
      pieces -= 1;
      return { id, rows: 500, leftOut: 0, isDone: pieces === 0 };
    },
    cancel: async ({ id }: { readonly id: string }) => {
      cancelled.push(id);
      return { done: true };
    },
    file: async () => new File([], '客户.xlsx'),
  },
  session: { current: async () => atWork },
} as unknown as Api; // what the two screens ask, and nothing else

beforeEach(() => {
  begun = [];
  cancelled = [];
  endPiece = null;
  pieces = 0;
  erased = [];
});
afterEach(async () => {
  await app?.close();
  app = null;
});

async function open(path: string): Promise<void> {
  const person = { id: 's6', name: '陈经理', role: 'sales_manager', mustChangePassword: false } as const;
  app = await openApp({ path, routes: privacyRoutes, api, current: { ...atWork, person } });
  await settleAll();
}

const chip = (words: string): Element | null =>
  [...document.querySelectorAll('[role="radio"]')].find((each) => each.textContent === words) ?? null;

function field(name: string): HTMLInputElement {
  const label = [...document.querySelectorAll('label')].find((each) => each.textContent === name);
  const found = document.getElementById(label?.htmlFor ?? '');
  if (!(found instanceof HTMLInputElement)) throw new Error(`no field ${name}`);
  return found;
}

async function type(name: string, words: string): Promise<void> {
  await focus(field(name));
  await typeOver(words);
}

async function start(): Promise<void> {
  await press('Enter', { ctrl: true });
  await settleAll();
}

const said = (): string => [...document.querySelectorAll('.wrong')].map((each) => each.textContent).join();
const dialog = (): Element | null => document.querySelector('[role="dialog"]');

test('an erasure is not asked for with a day that no calendar has: 「提出日期」 says so, and the day before it is not taken', async () => {
  await open('/customers/c1/erase');
  await click(chip('回拨登记的号码核对'));
  await type('提出日期', '2.30');
  await start();
  expect(said()).toBe('「提出日期」日历上没有「2.30」');
  expect(document.activeElement).toBe(field('提出日期'));
  expect(dialog()).toBeNull();

  await type('提出日期', '11.19');
  expect(said()).toBe('');
  await start();
  expect(dialog()).not.toBeNull();
  await click(dialog()?.querySelector('input[type="checkbox"]') ?? null);
  await start();
  expect(erased).toMatchObject([{ id: 'c1', requestedOn: '2026-11-19' }]);
});

test('with a person who is erased goes what this window still had of him, half-written words included', async () => {
  await open('/customers/c1/erase');
  if (app === null) throw new Error('no window');
  const { queries } = app;
  remember(queries, ['customer', 'c1', 'profile'], '刘洪波，住曲阳');
  remember(queries, ['customer', 'c2', 'profile'], '何静');
  await click(chip('回拨登记的号码核对'));
  await start();
  await click(dialog()?.querySelector('input[type="checkbox"]') ?? null);
  await start();
  const left = queries.getQueryCache().findAll({ predicate: isRemembered }).map(rememberedKey);
  expect(left).toContainEqual(['customer', 'c2', 'profile']);
  expect(left.filter((key) => key.includes('c1'))).toEqual([]);
});

test.each([
  { name: '从哪天', right: '11.19', range: { from: '2026-11-19', to: '2026-11-21' } },
  { name: '到哪天', right: '昨天', range: { from: '2026-11-01', to: '2026-11-20' } },
])('an export does not begin with words in 「$name」 that mean no day', async ({ name, right, range }) => {
  await open('/exports');
  await click(chip('洽谈卡'));
  await click(chip('店内统计和留存'));
  await type(name, '改天');
  await start();
  expect(said()).toBe(`「${name}」看不懂「改天」，可写 昨天、11.20`);
  expect(document.activeElement).toBe(field(name));
  expect(begun).toEqual([]);

  await type(name, right);
  expect(said()).toBe('');
  await start();
  expect(begun).toMatchObject([{ kind: 'cards', ...range }]);
});

test('days that nobody asks for any more hold up no export', async () => {
  await open('/exports');
  await click(chip('洽谈卡'));
  await type('从哪天', '改天');
  await click(chip('客户'));
  await click(chip('店内统计和留存'));
  await start();
  expect(begun).toMatchObject([{ kind: 'customers' }]);
});

test('a field that was emptied says its day once more, and what was wrong in it is no longer said', async () => {
  await open('/exports');
  await click(chip('洽谈卡'));
  await click(chip('店内统计和留存'));
  await type('到哪天', '改天');
  await start();
  expect(said()).toContain('「到哪天」');
  await type('到哪天', '');
  await focus(field('从哪天'));
  expect(said()).toBe('');
  expect(field('到哪天').value).toBe('今天');
});

test('an export that is given up between two pieces is taken back at the store, and the next one runs to its end', async () => {
  await open('/exports');
  await click(chip('店内统计和留存'));
  pieces = 2;
  await start();
  await press('Escape');
  endPiece?.();
  await settleAll();
  expect(cancelled).toEqual(['e1']);
  expect(document.body.textContent).not.toContain('已导出');

  pieces = 1;
  await start();
  expect(begun).toHaveLength(2);
  endPiece?.();
  await settleAll();
  expect(document.body.textContent).toContain('已导出「客户.xlsx」500 行');
  expect(cancelled).toEqual(['e1']);
});
