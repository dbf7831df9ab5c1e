// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Api } from '../../../shared/contract/index.ts';
import type { WaitingRecording } from '../../../shared/contract/recording-folder.ts';
import { createRefresher } from '../../state/live/refresh.ts';
import { atWork, focus, press, settle, settleAll, typeOver } from '../../testing/mount.tsx';
import { type OpenedApp, openApp } from '../../testing/open-app.tsx';
import { FakePlayer } from '../../testing/sound-player.ts';
import { recordingFolderRoutes } from './routes.tsx';

const one = (id: string): WaitingRecording => ({
  ...{ id, originalName: `${id}.wav`, mediaType: 'audio/wav', bytes: 1000, durationMs: 6000, phone: null },
  ...{ spokenAt: null, spokenOn: null, at: atWork.now, dropsOn: '2026-12-21', why: 'no_number', customers: [] },
  aside: null,
});

let rows: WaitingRecording[];
let app: OpenedApp | null = null;

const api = {
  recordingFolder: {
    waiting: async () => ({ rows, nextCursor: null }),
    get: async () => ({ waiting: rows.length }),
  },
} as unknown as Api; // what the screen asks, and nothing else

beforeEach(() => {
  rows = [one('新录音 1')];
  vi.stubGlobal('Audio', FakePlayer);
});
afterEach(async () => {
  await app?.close();
  app = null;
  vi.unstubAllGlobals();
});

test('what the folder takes comes into the list by itself and leaves alone what is being heard and written', async () => {
  const person = { id: 's8', name: '陈经理', role: 'sales_manager', mustChangePassword: false } as const;
  app = await openApp({
    ...{ path: '/recordings/waiting', routes: recordingFolderRoutes, api },
    current: { ...atWork, person },
  });
  const { root, queries } = app;
  await settleAll();
  const panel = () => root.querySelector('[aria-label^="录音 "]');
  expect(panel()?.getAttribute('aria-label')).toBe('录音 新录音 1.wav');
  await press('x');
  await focus(root.querySelector<HTMLElement>('.folder-reason input'));
  await typeOver('私人');

  rows = [one('新录音 2'), ...rows];
  const refresher = createRefresher(queries, () => performance.now());
  refresher.note(['recordingFolder']);
  await settle(200);
  await settleAll();
  refresher.stop();
  expect(root.textContent).toContain('2 份等您认下');
  expect(panel()?.getAttribute('aria-label')).toBe('录音 新录音 1.wav');
  expect(root.querySelector<HTMLInputElement>('.folder-reason input')?.value).toBe('私人');
});
