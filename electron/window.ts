import { MessageChannel } from 'node:worker_threads';
import { BrowserWindow, ipcMain, MessageChannelMain } from 'electron';
import type { StoreClient } from '../api/host/store-client.ts';
import { webPreferences } from './hardening.ts';
import { startPage } from './protocol.ts';

/** What a window needs. */
export interface WindowOptions {
  readonly preload: string;
  /** Another page than the one to work at. */
  readonly page?: string;
}

/** Opens a window and loads its page, which asks for a port whenever it loads; the port leads to the store and nowhere else. */
export async function openWindow(options: WindowOptions): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: '洽谈卡',
    backgroundColor: '#f5f4f1',
    webPreferences: { ...webPreferences, preload: options.preload },
  });
  window.once('ready-to-show', () => window.show());
  window.removeMenu();
  await window.loadURL(options.page ?? startPage);
  return window;
}

/** Answers pages that ask for their port. A page that is not ours gets none. */
export function servePorts(store: StoreClient): void {
  ipcMain.on('qiatan:connect', (event) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (!window || !event.senderFrame?.url.startsWith(startPage)) return;
    const toPage = new MessageChannelMain();
    const toStore = new MessageChannel();
    // main only pipes: a port of the page is never handed to the worker
    toPage.port1.on('message', ({ data }) => toStore.port1.postMessage(data));
    toStore.port1.on('message', (data: unknown) => toPage.port1.postMessage(data));
    toPage.port1.on('close', () => toStore.port1.close());
    toPage.port1.start();
    store.connect(`window-${window.id}`, toStore.port2);
    event.sender.postMessage('qiatan:port', null, [toPage.port2]);
  });
}
