import { createContext, useContext } from 'react';
import type { StoreApi } from 'zustand/vanilla';
import type { RegionSearch } from '../../shared/domain/region-search.ts';
import type { KeyScopes } from '../app/key-scopes.ts';
import type { Clock } from './clock-store.ts';
import type { Counts } from './counts-store.ts';
import type { Notices } from './notices-store.ts';
import type { Overlays } from './overlays-store.ts';
import type { Presence } from './presence.ts';
import type { Session } from './session-store.ts';

/** What every part of the screen may use; made once by the composition root, never a module's own state. */
export interface Services {
  readonly clock: Clock;
  readonly session: Session;
  readonly notices: Notices;
  readonly counts: Counts;
  readonly overlays: Overlays;
  readonly presence: Presence;
  /** Whether the host could not be reached lately. */
  readonly host: StoreApi<{ readonly isLost: boolean }>;
  readonly keys: KeyScopes;
  /** The search over all counties; its index is made when it is first asked for, and kept. */
  readonly regions: () => RegionSearch;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('no services: render inside ServicesContext');
  return services;
}
