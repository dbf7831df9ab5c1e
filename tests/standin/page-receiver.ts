import type { Frame, Page } from 'playwright-core';
import type { InvokeAnswer, IpcMain, PageMessage } from './ipc.ts';
import type { PortTable } from './ports.ts';
import type { Protocols } from './protocols.ts';
import type { WindowRegistry } from './windows.ts';

export interface PageReceiverDeps {
  readonly ipcMain: IpcMain;
  readonly ports: PortTable;
  readonly protocols: Protocols;
  readonly windows: WindowRegistry;
}

/** Takes what a page's runtime says to main's listeners, with the event Electron would give them. */
export function createPageReceiver({ ipcMain, ports, protocols, windows }: PageReceiverDeps) {
  return async (page: Page, frame: Frame, message: PageMessage): Promise<InvokeAnswer | null> => {
    const window = windows.ofPage(page);
    if (!window) return null;
    if (message.kind === 'port') {
      ports.deliver(message.id, message.data);
      return null;
    }
    if (message.kind === 'close') {
      ports.close(message.id);
      return null;
    }
    const { webContents } = window;
    if (message.kind === 'leave') {
      webContents.mayNavigate(message.url, frame.parentFrame() === null);
      return null;
    }
    if (message.channel === '__preload-error') {
      webContents.emit('preload-error', {}, '', new Error(String(message.args[0])));
      return null;
    }
    const url = protocols.fromWeb(frame.url());
    const senderFrame = { url, origin: url.split('/').slice(0, 3).join('/'), parent: frame.parentFrame() };
    const event = { sender: webContents, senderFrame, frameId: 1, processId: 1, type: 'frame', ports: [] };
    if (message.kind === 'invoke') return ipcMain.answer(message.channel, event, message.args);
    ipcMain.emit(message.channel, event, ...message.args);
    return null;
  };
}
