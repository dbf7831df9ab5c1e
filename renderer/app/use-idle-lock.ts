import { useEffect } from 'react';
import { useSession } from '../state/session.ts';
import { useSessionActs } from './use-session-acts.ts';

const signs = ['pointerdown', 'keydown', 'wheel'] as const;

/** How often it looks whether the person has left; the lock falls at most this much late. */
const lookMs = 10_000;

/** Locks when nobody touched mouse or keyboard for the store's idle time, and asks the host anew when the window comes back. */
export function useIdleLock(): void {
  const { idleLockMinutes, locked } = useSession();
  const { lock, refresh } = useSessionActs();
  useEffect(() => {
    if (locked || idleLockMinutes <= 0) return;
    let touchedAt = performance.now();
    const touch = (): void => {
      touchedAt = performance.now();
    };
    const look = (): void => {
      if (performance.now() - touchedAt < idleLockMinutes * 60_000) return;
      touch();
      lock();
    };
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true });
    const timer = setInterval(look, lookMs);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true });
      clearInterval(timer);
    };
  }, [idleLockMinutes, locked, lock]);
  useEffect(() => {
    const onVisible = (): void => {
      // Failing to ask is no news: the next act will say so.
      if (document.visibilityState === 'visible') refresh().catch(() => undefined);
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [refresh]);
}
