import { useEffect } from 'react';
import { useServices } from '../state/services.ts';
import { useSession } from '../state/session.ts';
import { useSessionActs } from './use-session-acts.ts';

const signs = ['pointerdown', 'keydown', 'wheel'] as const;

/** How often it looks whether the person has left; the lock falls at most this much late. */
const lookMs = 10_000;

/** So often the host is told that somebody is at work, in ms: reading a long page asks it nothing else. */
const tellMs = 30_000;

/** Locks when nobody touched mouse or keyboard for the store's idle time, and asks the host anew when the window comes back. */
export function useIdleLock(): void {
  const { idleLockMinutes, locked } = useSession();
  const { lock, refresh } = useSessionActs();
  const { presence } = useServices();
  useEffect(() => {
    const { touch } = presence;
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true });
    };
  }, [presence]);
  useEffect(() => {
    if (locked || idleLockMinutes <= 0) return;
    presence.touch();
    let toldAt = performance.now();
    const look = (): void => {
      if (presence.awayMs() >= idleLockMinutes * 60_000) {
        presence.touch();
        lock();
      } else if (presence.awayMs() < lookMs && performance.now() - toldAt >= tellMs) {
        toldAt = performance.now();
        // Failing to tell is no news: the asking for news says that the host is gone.
        refresh().catch(() => undefined);
      }
    };
    const timer = setInterval(look, lookMs);
    return () => clearInterval(timer);
  }, [idleLockMinutes, locked, lock, refresh, presence]);
  useEffect(() => {
    const onVisible = (): void => {
      // Failing to ask is no news: the next act will say so.
      if (document.visibilityState === 'visible') refresh().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [refresh]);
}
