import { app, BrowserWindow, dialog } from 'electron';
import { openStoreClient, type StoreClient, StoreFailed } from '../api/host/store-client.ts';
import { harden } from './hardening.ts';
import { serveNotices } from './notices.ts';
import { declareScheme, serveScreens, startPage, upgradingPage } from './protocol.ts';
import { openWindow, servePorts } from './window.ts';

/** What the desktop host needs; a main gives it, the shipped one or a test's. */
export interface DesktopHostOptions {
  readonly dataDir: string;
  readonly version: string;
  readonly screens: string;
  readonly preload: string;
  /** The store worker's main. */
  readonly worker: URL;
  /** More for the worker than the shipped one needs: a test's clock. */
  readonly workerData?: Readonly<Record<string, unknown>>;
  readonly log: (line: string) => void;
}

/** Runs the desktop application until its last window is closed. The single-instance lock is the first thing taken. */
export async function runDesktopHost(options: DesktopHostOptions): Promise<void> {
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  declareScheme();
  app.on('second-instance', () => showExisting());
  await app.whenReady();
  harden();
  serveScreens(options.screens);
  let isOpen = false;
  // a window that is closed while the data is being upgraded does not break the upgrade off
  app.on('window-all-closed', () => isOpen && app.quit());
  const waiting: Promise<BrowserWindow | null>[] = [];
  const store = await openOrExplain(options, () => {
    waiting.push(openWindow({ preload: options.preload, page: upgradingPage }).catch(() => null));
  });
  if (!store) return;
  isOpen = true;
  servePorts(store);
  serveNotices();
  const open = (): void => void openWindow({ preload: options.preload });
  app.on('activate', () => (BrowserWindow.getAllWindows().length === 0 ? open() : showExisting()));
  closeStoreBeforeQuit(store);
  const window = await waiting[0];
  if (window && !window.isDestroyed()) void window.loadURL(startPage);
  else open();
}

function showExisting(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

async function openOrExplain(options: DesktopHostOptions, onUpgrade: () => void): Promise<StoreClient | null> {
  try {
    return await openStoreClient({
      worker: options.worker,
      workerData: { ...options.workerData, dataDir: options.dataDir, version: options.version },
      log: options.log,
      onUpgrade,
      onDeath: (error) => {
        dialog.showErrorBox('洽谈卡停止了', `数据线程意外停止，已保存的都在。请重新打开。（${error.message}）`);
        app.exit(1);
      },
    });
  } catch (error) {
    const sentence =
      error instanceof StoreFailed ? error.message : '没能打开数据，数据没有动。请重启电脑后再试，仍不行请找管理员。';
    options.log(sentence);
    dialog.showErrorBox('洽谈卡没能打开', sentence);
    app.exit(1);
    return null;
  }
}

/** Quitting waits until the store is closed: a clean exit needs no check at the next start. */
function closeStoreBeforeQuit(store: StoreClient): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void store.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}
