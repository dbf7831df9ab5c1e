// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../../../shared/contract/index.ts';
import type { StoreSettingsView } from '../../../shared/contract/store.ts';
import { atWork, click, focus, press, settleAll, typeOver } from '../../testing/mount.tsx';
import { type OpenedApp, openApp } from '../../testing/open-app.tsx';
import { settingsRoutes } from './routes.tsx';

const settings: StoreSettingsView = {
  ...{ name: '俊鹏汽车定州店', zone: 'Asia/Shanghai', zoneFixed: true, openingTime: '08:30', closingTime: '18:00' },
  ...{ closedWeekdays: [], finesOn: false, legalNoticeAt: null, idleLockMinutes: 30, recordingDays: 180 },
  ...{
    remindBeforeMinutes: 15,
    remindOpenAt: '08:30',
    remindManagersAt: '08:30',
    quietFrom: '20:00',
    quietTo: '08:00',
  },
  ...{ csiWording: 'neutral', deviceCode: 'A', createdAt: 0 },
};

let asked: number[];
let saved: object[];
let count: number;
let app: OpenedApp | null = null;

const api = {
  store: {
    settings: async () => ({ ...settings, ...Object.assign({}, ...saved) }),
    previewRecordingDays: async ({ recordingDays }: { readonly recordingDays: number }) => {
      asked.push(recordingDays);
      return { count, isMore: false };
    },
    update: async (input: object) => {
      saved.push(input);
      return { done: true };
    },
  },
  session: { current: async () => atWork },
} as unknown as Api; // what the tab asks, and nothing else

beforeEach(() => {
  asked = [];
  saved = [];
  count = 37;
});
afterEach(async () => {
  await app?.close();
  app = null;
});

/** Opens the store's settings as the general manager and writes a number of days. */
async function keepFor(days: string): Promise<HTMLElement> {
  const person = { id: 's9', name: '吴总', role: 'general_manager', mustChangePassword: false } as const;
  app = await openApp({ path: '/settings/store', routes: settingsRoutes, api, current: { ...atWork, person } });
  await settleAll();
  const label = [...app.root.querySelectorAll('label')].find((each) => each.textContent?.startsWith('录音保存'));
  await focus(app.root.querySelector<HTMLElement>(`#${label?.htmlFor}`));
  await typeOver(days);
  await press('s', { ctrl: true });
  await settleAll();
  return app.root;
}

const button = (root: HTMLElement, words: string): HTMLElement | null =>
  [...root.querySelectorAll('button')].find((each) => each.textContent?.startsWith(words)) ?? null;

test('fewer days say how many sounds go for good and what stays, and are saved only where somebody says so', async () => {
  const root = await keepFor('60');
  const question = root.querySelector('[role="alertdialog"]');
  for (const words of ['保存 60 天', '37 份录音', '不能找回', '笔记和评分留着'])
    expect(question?.textContent).toContain(words);
  expect([asked, saved]).toEqual([[60], []]);
  // neither the habit of saving nor of confirming deletes anything
  expect(document.activeElement?.textContent).toContain('先不保存');
  await press('s', { ctrl: true });
  await settleAll();
  expect(saved).toEqual([]);
  await click(button(root, '保存，37 份录音的声音会删掉'));
  await settleAll();
  expect(saved).toEqual([{ recordingDays: 60 }]);
  expect(root.querySelector('[role="alertdialog"]')).toBeNull();
});

test('the way out saves nothing and keeps what was typed; another number is asked about anew', async () => {
  const root = await keepFor('60');
  await press('Escape');
  expect(root.querySelector('[role="alertdialog"]')).toBeNull();
  expect([...root.querySelectorAll('input')].map(({ value }) => value)).toContain('60');
  await press('s', { ctrl: true });
  await settleAll();
  const days = [...root.querySelectorAll('input')].find(({ value }) => value === '60') ?? null;
  await focus(days);
  await typeOver('90');
  expect(root.querySelector('[role="alertdialog"]')).toBeNull();
  await press('s', { ctrl: true });
  await settleAll();
  expect(root.querySelector('[role="alertdialog"]')?.textContent).toContain('保存 90 天');
  expect([asked, saved]).toEqual([[60, 60, 90], []]);
});

test('where nothing is lost, and where the days grow, it is saved at once', async () => {
  count = 0;
  await keepFor('60');
  expect([asked, saved]).toEqual([[60], [{ recordingDays: 60 }]]);
  await app?.close();
  saved = [];
  await keepFor('365');
  expect([asked, saved]).toEqual([[60], [{ recordingDays: 365 }]]);
});
