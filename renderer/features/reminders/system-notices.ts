import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostKind } from '../../state/api.ts';
import { newSendId } from '../../state/send-id.ts';

/** `ask`: a click may turn them on; `denied`: the browser says no, and only its own settings change that. */
export type SystemNoticesState = 'on' | 'off' | 'ask' | 'denied' | 'missing';

/** Notices of the system itself, seen behind other programs. Whether somebody wants them is this machine's affair. */
export interface SystemNotices extends StoreApi<{ readonly state: SystemNoticesState }> {
  /** Called from a click alone: a browser asks nobody else. */
  readonly turnOn: () => Promise<void>;
  readonly turnOff: () => void;
  /** @param onOpen what a click on it does, in this window, besides bringing it to the front */
  readonly show: (text: string, onOpen: () => void) => void;
}

/** Where this machine's wish is kept. */
const place = 'qiatan-system-notices';

/** The system's notices of a page: over the host on the desktop, by the browser's own in a browser. */
export function createSystemNotices(page: Window & typeof globalThis, hostKind: HostKind): SystemNotices {
  const store = createStore<{ readonly state: SystemNoticesState }>(() => ({ state: stateOf(page, hostKind) }));
  const look = (): void => store.setState({ state: stateOf(page, hostKind) });
  return {
    ...store,
    turnOn: async () => {
      page.localStorage.setItem(place, 'on');
      if (hostKind === 'browser' && 'Notification' in page && page.Notification.permission === 'default')
        await page.Notification.requestPermission();
      look();
    },
    turnOff: () => {
      page.localStorage.setItem(place, 'off');
      look();
    },
    show: (text, onOpen) => {
      // another part of the page, or another window, may have turned them off
      if (stateOf(page, hostKind) !== 'on') return;
      if (hostKind === 'desktop') showOverHost(page, text, onOpen);
      else showInBrowser(page, text, onOpen);
    },
  };
}

function stateOf(page: Window & typeof globalThis, hostKind: HostKind): SystemNoticesState {
  const wish = page.localStorage.getItem(place);
  if (hostKind === 'desktop') return wish === 'off' ? 'off' : 'on';
  if (!('Notification' in page)) return 'missing';
  if (page.Notification.permission === 'denied') return 'denied';
  if (page.Notification.permission === 'default') return 'ask';
  return wish === 'on' ? 'on' : 'off';
}

/** The host says by the id that this very notice was clicked. */
function showOverHost(page: Window & typeof globalThis, text: string, onOpen: () => void): void {
  const id = newSendId();
  page.addEventListener('message', function opened({ source, data }: MessageEvent<unknown>): void {
    if (source !== page || typeof data !== 'object' || data === null || !('kind' in data) || !('id' in data)) return;
    if (data.kind !== 'qiatan-notice-opened' || data.id !== id) return;
    page.removeEventListener('message', opened);
    onOpen();
  });
  page.postMessage({ kind: 'qiatan-notify', text, id }, page.location.origin);
}

function showInBrowser(page: Window & typeof globalThis, text: string, onOpen: () => void): void {
  // the same words in its place: windows that say it twice show it once
  const notice = new page.Notification('洽谈卡', { body: text, tag: text, lang: 'zh-CN' });
  notice.onclick = () => {
    page.focus();
    onOpen();
    notice.close();
  };
}
