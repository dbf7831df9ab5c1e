import { createStore, type StoreApi } from 'zustand/vanilla';
import { type CivilDate, civilDateAt } from '../../shared/calendar/civil-date.ts';

/** What a host's reply says about time: UTC milliseconds, the store's day, the store's zone (IANA). */
export interface HostTime {
  readonly now: number;
  readonly today: CivilDate;
  readonly zone: string;
}

/** The host's time between two of its replies; the machine's own date is never asked. */
export interface Clock extends StoreApi<HostTime> {
  /** Takes over a reply of the host. */
  readonly sync: (time: HostTime) => void;
  /** Moves the shown time on; called by a timer of the shell. */
  readonly tick: () => void;
  /** The host's time at this moment, UTC milliseconds. */
  readonly nowMs: () => number;
}

/** @param monotonicMs milliseconds that only ever grow, from any origin */
export function createClock(start: HostTime, monotonicMs: () => number): Clock {
  const store = createStore<HostTime>(() => start);
  let base = { time: start, atMs: monotonicMs() };
  const nowMs = (): number => base.time.now + Math.max(0, Math.floor(monotonicMs() - base.atMs));
  return {
    ...store,
    sync: (time) => {
      base = { time, atMs: monotonicMs() };
      store.setState(time);
    },
    tick: () => {
      const now = nowMs();
      const { zone } = base.time;
      store.setState({ now, today: civilDateAt(now, zone), zone });
    },
    nowMs,
  };
}
