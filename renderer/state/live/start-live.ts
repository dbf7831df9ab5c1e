import type { QueryClient } from '@tanstack/react-query';
import { longestWaitMs } from '../../../shared/contract/live.ts';
import type { ApiProvider } from '../api.ts';
import type { Services } from '../services.ts';
import { phaseOf } from '../session-store.ts';
import { createLiveLoop } from './live-loop.ts';
import { createRefresher } from './refresh.ts';
import { ownWindow, sharedWindow } from './share.ts';

interface LiveParts {
  readonly page: Window & typeof globalThis;
  readonly provider: ApiProvider;
  readonly services: Services;
  readonly queries: QueryClient;
}

/** Other windows are told of a touch at most this often, in ms. */
const tellTouchMs = 5000;

/**
 * Shows in this window what any other saves, within a second: while somebody is at work in it and it is looked at. It
 * ends with the lock, the sign-out and the hiding of the window, and goes on from where it was.
 */
export function startLive({ page, provider, services, queries }: LiveParts): void {
  const { session, presence, host } = services;
  const share = provider.hostKind === 'desktop' ? ownWindow : sharedWindow(page);
  const refresher = createRefresher(queries, () => page.performance.now());
  const askWho = (): void => {
    session
      .ask(() => provider.api.session.current({}))
      // an unreachable host is told about by the asking itself
      .catch(() => undefined);
  };
  const setLost = (isLost: boolean): void => {
    if (host.getState().isLost !== isLost) host.setState({ isLost });
  };
  const loop = createLiveLoop({
    ask: (input, signal) => provider.api.live.changes(input, { signal }),
    onNews: refresher.note,
    onPass: (news) => share.tell({ kind: 'news', ...news }),
    onRefused: askWho,
    onLost: (isLost) => {
      if (host.getState().isLost !== isLost) share.tell({ kind: 'lost', isLost });
      setLost(isLost);
    },
    pause: (ms, signal) => pause(page, ms, signal),
  });
  const go = async (signal: AbortSignal): Promise<void> => {
    if (!(await loop.catchUp(signal))) return;
    await share.alone(() => loop.run(signal, share.mayHold ? longestWaitMs : 0), signal);
  };
  let running: AbortController | null = null;
  const look = (): void => {
    const isWanted = phaseOf(session.getState()) === 'ready' && page.document.visibilityState === 'visible';
    if (!isWanted) {
      running?.abort();
      running = null;
    } else if (running === null) {
      running = new AbortController();
      void go(running.signal);
    }
  };
  session.subscribe((now, before) => {
    look();
    const isSame = phaseOf(now) === phaseOf(before) && now.person?.id === before.person?.id;
    if (!isSame) share.tell({ kind: 'who' });
  });
  page.document.addEventListener('visibilitychange', look);
  share.onMessage((message) => {
    if (message.kind === 'news') loop.hear(message);
    else if (message.kind === 'lost') setLost(message.isLost);
    else if (message.kind === 'touch') presence.touch();
    else askWho();
  });
  tellTouches(page, () => share.tell({ kind: 'touch' }));
  look();
}

/** Whoever works in one window is there for all of them: none of the others locks the session for being left alone. */
function tellTouches(page: Window & typeof globalThis, tell: () => void): void {
  let toldAt = Number.NEGATIVE_INFINITY;
  const onTouch = (): void => {
    if (page.performance.now() - toldAt < tellTouchMs) return;
    toldAt = page.performance.now();
    tell();
  };
  for (const sign of ['pointerdown', 'keydown', 'wheel'])
    page.addEventListener(sign, onTouch, { passive: true, capture: true });
}

function pause(page: Window, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      page.clearTimeout(timer);
      resolve();
    };
    const timer = page.setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
