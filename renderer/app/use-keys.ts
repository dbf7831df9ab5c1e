import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useServices } from '../state/services.ts';
import { audibleScopes, hintsOf, type KeyBinding, type KeyHint, type KeyLayer, type KeyScope } from './keys.ts';

interface KeysOptions {
  readonly layer?: KeyLayer;
  readonly modal?: boolean;
}

/**
 * Makes keys work while the caller is on the screen; the hints bar and the key map show them. `title` heads them in
 * the map. `run` always sees the latest render's values. An empty list takes the scope out.
 */
export function useKeys(title: string, bindings: readonly KeyBinding[], options: KeysOptions = {}): void {
  const { keys } = useServices();
  const id = useId();
  const latest = useRef(bindings);
  const { layer = 'screen', modal = false } = options;
  useLayoutEffect(() => {
    latest.current = bindings;
    if (bindings.length === 0 && !modal) {
      keys.remove(id);
      return;
    }
    keys.put({
      id,
      title,
      layer,
      modal,
      bindings: bindings.map((binding, index) => ({ ...binding, run: () => latest.current[index]?.run() })),
    });
  });
  useEffect(() => () => keys.remove(id), [keys, id]);
}

/** Words at the right end of the hints bar while the caller is on the screen: 「* 必填，今天 24:00 前补齐」. */
export function useHintsNote(words: string | null): void {
  const { keys } = useServices();
  useEffect(() => {
    keys.note(words);
    return () => keys.note(null);
  }, [keys, words]);
}

/** The hints that the bar shows now, with the note at its end. */
export function useHints(): { readonly hints: readonly KeyHint[]; readonly endNote: string | null } {
  const { keys } = useServices();
  const { scopes, endNote } = useStore(keys);
  return { hints: hintsOf(scopes), endNote };
}

/** Every scope that is heard now, the innermost first, for the key map. */
export function useKeyScopes(): readonly KeyScope[] {
  const { keys } = useServices();
  const { scopes } = useStore(keys);
  return audibleScopes(scopes);
}
