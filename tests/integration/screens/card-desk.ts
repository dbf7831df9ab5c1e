import { afterEach, expect } from 'vitest';
import { cardRoutes } from '../../../renderer/features/cards/routes.tsx';
import { trafficRoutes } from '../../../renderer/features/traffic/routes.tsx';
import { focus, press, settle, typeOver } from '../../../renderer/testing/mount.tsx';
import { type OpenedApp, openApp } from '../../../renderer/testing/open-app.tsx';
import type { Api } from '../../../shared/contract/index.ts';
import { createTestShowroom, type Person, type TestShowroom } from '../support/showroom.ts';
import { type Asked, screenApi } from './screen-api.ts';

/** The cards, and the register that a card's visitors come from. */
const routes = [...cardRoutes, ...trafficRoutes];

let showroom: TestShowroom | null = null;
let app: OpenedApp | null = null;
/** The screen that is open. */
export function shownApp(): OpenedApp | null {
  return app;
}

afterEach(async () => {
  await app?.close();
  showroom?.close();
  app = null;
  showroom = null;
});

export interface Desk {
  readonly me: Person;
  readonly room: TestShowroom;
  readonly root: HTMLElement;
  readonly asked: readonly Asked[];
  readonly api: Api;
}

/** Sits a consultant down at a screen of a real showroom, Monday 14:00. */
export async function sitDown(
  path: string,
  before: (room: TestShowroom) => Promise<void> = async () => {},
): Promise<Desk> {
  const room = await createTestShowroom({ at: '2026-03-09 08:00' });
  showroom = room;
  room.clock.set('2026-03-09 14:00');
  await before(room);
  const me = room.as('王磊');
  const { api, asked } = screenApi(me);
  app = await openApp({ path, routes, api, current: await me.call('session.current', {}) });
  await settle(200);
  return { me, room, root: app.root, asked, api };
}

/** The same person opens another address anew. */
export async function reopen({ me, api }: Desk, path: string): Promise<void> {
  await app?.close();
  app = await openApp({ path, routes, api, current: await me.call('session.current', {}) });
  await settle(300);
}

export function here(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset.cell;
}

export function cellOf(root: HTMLElement, name: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[data-cell="${name}"]`);
  if (found === null) throw new Error(`no cell ${name}`);
  return found;
}

/** What stands in a text cell. */
export function wordsIn(root: HTMLElement, name: string): string | undefined {
  const cell = cellOf(root, name);
  return cell instanceof HTMLInputElement || cell instanceof HTMLTextAreaElement ? cell.value : undefined;
}

export async function write(root: HTMLElement, name: string, words: string): Promise<void> {
  await focus(cellOf(root, name));
  await typeOver(words);
}

/** Waits until the screen says something; a busy machine takes its time. */
export async function until(root: HTMLElement, words: string): Promise<void> {
  for (let step = 0; step < 100 && !root.textContent?.includes(words); step += 1) await settle(50);
  expect(root.textContent).toContain(words);
}

export async function chooseLevel(root: HTMLElement, letter: string): Promise<void> {
  await focus(cellOf(root, 'level').querySelector('input:not([disabled])'));
  await press(letter);
}

export function callsOf(asked: readonly Asked[], procedure: string): readonly Asked[] {
  return asked.filter((each) => each.procedure === procedure);
}
