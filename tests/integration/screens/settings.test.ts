// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { storeFolder } from '../../../db/folder.ts';
import { settingsRoutes } from '../../../renderer/features/settings/routes.tsx';
import { click, press, settle, typeOver } from '../../../renderer/testing/mount.tsx';
import { type OpenedApp, openApp } from '../../../renderer/testing/open-app.tsx';
import { createTestShowroom, type TestShowroom, testPassword } from '../support/showroom.ts';
import { screenApi } from './screen-api.ts';

let showroom: TestShowroom | null = null;
let app: OpenedApp | null = null;
afterEach(async () => {
  await app?.close();
  showroom?.close();
  app = null;
  showroom = null;
});

/** Opens the settings of the store as somebody. */
async function openSettings(
  role: string,
  path = '/settings',
  words = '保存店面设置',
): Promise<{ readonly root: HTMLElement; readonly room: TestShowroom }> {
  const room = await createTestShowroom({ at: '2026-03-09 08:00' });
  showroom = room;
  const me = room.as(role);
  const { api } = screenApi(me);
  const current = await me.call('session.current', {});
  app = await openApp({ path, routes: settingsRoutes, api, current });
  await until(app.root, words);
  return { root: app.root, room };
}

async function until(root: HTMLElement, words: string): Promise<void> {
  for (let step = 0; step < 100 && !root.textContent?.includes(words); step += 1) await settle(50);
  expect(root.textContent).toContain(words);
}

function button(root: HTMLElement, words: string): Element | null {
  return [...root.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith(words)) ?? null;
}

test('the recovery key is renewed with one’s password and the end of what was written down', async () => {
  const { root, room } = await openSettings('admin');
  const file = storeFolder(room.dataDir).recoveryFile;
  const before = readFileSync(file, 'utf8');
  await click(button(root, '换恢复密钥'));
  await typeOver('nicht-mein-passwort');
  await click(button(root, '显示新密钥'));
  await until(root, '密码不对');
  await typeOver(testPassword);
  await click(button(root, '显示新密钥'));
  await until(root, '打印');
  const text = root.querySelector('output.recovery-key')?.textContent ?? '';
  await typeOver('0000');
  await click(button(root, '启用新密钥'));
  await until(root, '对不上');
  expect(readFileSync(file, 'utf8')).toBe(before);
  await typeOver(text.slice(-4).toLowerCase());
  await click(button(root, '启用新密钥'));
  await until(root, '恢复密钥已换');
  expect(readFileSync(file, 'utf8')).not.toBe(before);
  expect(root.textContent).not.toContain(text);
});

test('a manager who may change the settings is not offered another recovery key', async () => {
  const { root } = await openSettings('general_manager');
  expect(button(root, '换恢复密钥')).toBeNull();
});

test('a day closed by a slip of the finger is open again with Ctrl Z', async () => {
  const { room, root } = await openSettings('admin', '/settings/calendar', '这天休息');
  const kinds = (): unknown => room.store.prepare('SELECT kind FROM calendar_day').pluck().all();
  await press('x');
  await until(root, '营业日历已改');
  expect(kinds()).toEqual(['closed']);
  await press('z', { ctrl: true });
  await until(root, '这天休息');
  expect(kinds()).toEqual(['usual']);
});
