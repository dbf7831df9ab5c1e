import { BrowserWindow, ipcMain, Notification } from 'electron';
import { startPage } from './protocol.ts';

/** Longer than any reminder; what a page may put on the desktop is a line of text and nothing else. */
const longestText = 300;

/** What a page calls the place that its reminder leads to. */
const knownBy = /^[\w-]{1,64}$/;

/**
 * Puts a page's reminders on the desktop; a click brings its window to the front and tells the page where it leads,
 * in the page's own words. A page that is not ours says nothing.
 */
export function serveNotices(): void {
  ipcMain.on('qiatan:notify', (event, text: unknown, id: unknown) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    if (!window || !event.senderFrame?.url.startsWith(startPage)) return;
    if (typeof text !== 'string' || text === '' || !Notification.isSupported()) return;
    const notice = new Notification({ title: '洽谈卡', body: text.slice(0, longestText) });
    notice.on('click', () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.focus();
      if (typeof id === 'string' && knownBy.test(id)) event.sender.send('qiatan:notice-opened', id);
    });
    notice.show();
  });
}
