import { createStore, type StoreApi } from 'zustand/vanilla';

/** Floating things of which at most one is open: the find box (Ctrl K) and the key map (?). */
export type OverlayName = 'find' | 'keys';

export interface Overlays extends StoreApi<{ readonly open: OverlayName | null }> {
  readonly show: (name: OverlayName) => void;
  readonly close: () => void;
}

export function createOverlays(): Overlays {
  const store = createStore<{ readonly open: OverlayName | null }>(() => ({ open: null }));
  return { ...store, show: (open) => store.setState({ open }), close: () => store.setState({ open: null }) };
}
