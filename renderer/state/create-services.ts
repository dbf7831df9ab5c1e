import { createStore } from 'zustand/vanilla';
import type { Current } from '../../shared/contract/session.ts';
import { createRegionSearch } from '../../shared/domain/region-search.ts';
import { createKeyScopes } from '../app/key-scopes.ts';
import { createClock } from './clock-store.ts';
import { createCounts } from './counts-store.ts';
import { createNotices } from './notices-store.ts';
import { createOverlays } from './overlays-store.ts';
import { createPresence, type Presence } from './presence.ts';
import type { Services } from './services.ts';
import { createSession } from './session-store.ts';

/**
 * Makes the stores of one window from the host's first answer; the session's later answers set the clock as well.
 * @param monotonicMs milliseconds that only ever grow: `performance.now` in the shipped product
 * @param presence what the way to the host reads as well; one of its own where nobody gives it
 */
export function createServices(
  first: Current,
  monotonicMs: () => number,
  presence: Presence = createPresence(monotonicMs),
): Services {
  const clock = createClock({ now: first.now, today: first.today, zone: first.zone }, monotonicMs);
  const session = createSession(first);
  session.subscribe(({ now, today, zone }) => clock.sync({ now, today, zone }));
  const notices = createNotices(monotonicMs);
  session.subscribe((now, before) => {
    // the next person neither reads what the one before did, nor takes it back
    if (now.person?.id !== before.person?.id) notices.forget();
  });
  return {
    clock,
    session,
    notices,
    counts: createCounts(),
    overlays: createOverlays(),
    presence,
    host: createStore(() => ({ isLost: false })),
    keys: createKeyScopes(),
    regions: madeOnce(createRegionSearch),
  };
}

function madeOnce<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
