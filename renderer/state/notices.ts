import type { Notices } from './notices-store.ts';
import { useServices } from './services.ts';

/** The notices at the bottom left: `show` what was done (with its undo), `fail` what went wrong. */
export function useNotices(): Notices {
  return useServices().notices;
}
