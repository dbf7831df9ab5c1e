import { useSyncExternalStore } from 'react';

/** The height of the window in px, followed as it changes. */
export function useWindowHeight(): number {
  return useSyncExternalStore(follow, () => window.innerHeight);
}

function follow(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
