import { useStore } from 'zustand';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { useServices } from './services.ts';

/** The store's day today; turns over at the store's midnight. */
export function useToday(): CivilDate {
  return useStore(useServices().clock, (time) => time.today);
}

/** The host's time, UTC milliseconds, moved on every few seconds. */
export function useNow(): number {
  return useStore(useServices().clock, (time) => time.now);
}

/** The store's zone, IANA name. */
export function useZone(): string {
  return useStore(useServices().clock, (time) => time.zone);
}
