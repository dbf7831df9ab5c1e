import { civilDateAt } from '../../shared/calendar/civil-date.ts';
import type { ApiDeps } from '../deps.ts';
import { watchOf } from '../recording-folder/watch.ts';
import { readSettings } from '../store-settings.ts';
import { createCatchUp } from './catch-up.ts';
import { createUpkeep } from './upkeep.ts';

const everyMs = 30_000;

/**
 * Looks twice a minute whether time made something due, so that midnight does not wait for the first call, and into the
 * folder of recordings.
 */
export function startTimer(deps: ApiDeps): () => void {
  const catchUp = createCatchUp(deps);
  const keepUp = createUpkeep(deps);
  const folder = watchOf(deps);
  const look = (): void => {
    try {
      const now = deps.clock();
      keepUp(now);
      const today = civilDateAt(now, readSettings(deps.store).zone);
      folder.tick();
      catchUp({ now, today, isAuthority: deps.isAuthority() });
    } catch (error) {
      deps.log(`what time made due did not run: ${error instanceof Error ? error.stack : String(error)}`);
    }
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
