import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HostKind } from '../../state/api.ts';

/** `ask`: a click may turn them on; `denied`: the browser says no, and only its own settings change that. */
export type SystemNoticesState = 'on' | 'off' | 'ask' | 'denied' | 'missing';

/** Notices of the system itself, seen behind other programs. Whether somebody wants them is this machine's affair. */
export interface SystemNotices extends StoreApi<{ readonly state: SystemNoticesState }> {
  /** Called from a click alone: a browser asks nobody else. */
  readonly turnOn: () => Promise<void>;
  readonly turnOff: () => void;
  /** @param planId the call that it tells of; null for the list */
  readonly show: (text: string, planId: string | null) => void;
  /** Hears which notice was clicked, also one that this window showed before it was read anew. @returns how to stop */
  readonly onOpened: (open: (planId: string | null) => void) => () => void;
}

/** What a page hears when a notice was clicked, from its host or from itself. */
const openedKind = 'qiatan-notice-opened';

/** Stands for the list where a notice tells of no single call. */
const theList = 'list';

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
    show: (text, planId) => {
      // another part of the page, or another window, may have turned them off
      if (stateOf(page, hostKind) !== 'on') return;
      const id = planId ?? theList;
      if (hostKind === 'desktop') page.postMessage({ kind: 'qiatan-notify', text, id }, page.location.origin);
      else showInBrowser(page, text, id);
    },
    onOpened: (open) => {
      const onMessage = ({ source, data }: MessageEvent<unknown>): void => {
        if (source !== page || typeof data !== 'object' || data === null || !('kind' in data) || !('id' in data))
          return;
        if (data.kind === openedKind && typeof data.id === 'string') open(data.id === theList ? null : data.id);
      };
      page.addEventListener('message', onMessage);
      return () => page.removeEventListener('message', onMessage);
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

function showInBrowser(page: Window & typeof globalThis, text: string, id: string): void {
  // the same words in its place: windows that say it twice show it once
  const notice = new page.Notification('洽谈卡', { body: text, tag: text, lang: 'zh-CN' });
  notice.onclick = () => {
    page.focus();
    page.postMessage({ kind: openedKind, id }, page.location.origin);
    notice.close();
  };
}
