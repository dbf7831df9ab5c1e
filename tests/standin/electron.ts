/**
 * Stands in for the `electron` module where Electron's runtime is not available: main's code runs under plain Node, a
 * window is a page of one Chromium. It proves the wiring of main, preload and page, the custom protocol and the content
 * policy. It proves nothing about process isolation, the sandbox, fuses, the archive, native menus, notifications and
 * dialogs, the keychain, permissions, or how real Electron answers a call. Like the module it plays, it is one per process;
 * importing it starts nothing until `app.whenReady()`.
 */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplication } from './application.ts';
import { createChromium } from './chromium.ts';
import { createSession } from './desktop.ts';
import { createIpcMain } from './ipc.ts';
import { createPageReceiver } from './page-receiver.ts';
import { createPortTable } from './ports.ts';
import { createProtocols } from './protocols.ts';
import { createRequestServer } from './requests.ts';
import { createBrowserWindow, createWindowRegistry } from './windows.ts';

export {
  clipboard,
  crashReporter,
  dialog,
  globalShortcut,
  Notification,
  nativeImage,
  nativeTheme,
  powerMonitor,
  safeStorage,
  screen,
  shell,
  Tray,
} from './desktop.ts';
export { Menu, MenuItem } from './menu.ts';
export { MessageChannelMain } from './ports.ts';
export { net } from './protocols.ts';

const root = join(import.meta.dirname, '../..');
const packageJson: { readonly name: string; readonly version: string } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const userData = switchValue('user-data-dir') ?? join(tmpdir(), `standin-${process.pid}`);

const protocols = createProtocols();
const ports = createPortTable();
const registry = createWindowRegistry();
const chromium = createChromium({
  userData,
  headed: process.env.STANDIN_HEADED === '1',
  serve: createRequestServer(protocols, registry),
  receive: (page, frame, message) => receive(page, frame, message),
});

export const ipcMain = createIpcMain();
const receive = createPageReceiver({ ipcMain, ports, protocols, windows: registry });
export const { protocol } = protocols;
export const session = createSession(protocol);

export const app = createApplication({
  ...packageJson,
  root,
  userData,
  whenReady: () => boot(),
  isReady: () => chromium.isRunning(),
  closeWindows: () => registry.all().every((window) => window.tryClose()),
  terminate: async (code) => {
    await chromium.close();
    process.exit(code);
  },
});

export const BrowserWindow = createBrowserWindow(
  {
    chromium,
    ports,
    protocols,
    session: session.defaultSession,
    onCreated: (window) => {
      app.emit('web-contents-created', {}, window.webContents);
      app.emit('browser-window-created', {}, window);
    },
    onAllClosed: () => {
      if (!app.emit('window-all-closed')) app.quit();
    },
  },
  registry,
);

export const webContents = {
  getAllWebContents: () => registry.all().map((window) => window.webContents),
  fromId: (id: number) => registry.all().find((window) => window.webContents.id === id)?.webContents,
  fromDevToolsTargetId: (id: string) => registry.all().find((window) => window.targetId === id)?.webContents,
};

let booted: Promise<void> | null = null;

/** Starts the browser, lets a waiting debugger attach, and declares the application ready; once. */
export function boot(): Promise<void> {
  booted ??= start();
  return booted;
}

async function start(): Promise<void> {
  const address = await chromium.start();
  if (process.argv.includes('--remote-debugging-port=0')) {
    // Playwright's _electron.launch waits for this line, attaches, and then calls __playwright_run.
    const attached = new Promise<void>((resolve) => Object.assign(globalThis, { __playwright_run: resolve }));
    process.stderr.write(`DevTools listening on ${address}\n`);
    await attached;
  }
  app.emit('will-finish-launching');
  app.emit('ready', {}, {});
}

function switchValue(name: string): string | undefined {
  const prefix = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}
