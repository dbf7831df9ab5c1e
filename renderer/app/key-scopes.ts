import { createStore, type StoreApi } from 'zustand/vanilla';
import type { KeyScope } from './keys.ts';

export interface KeyScopesState {
  readonly scopes: readonly KeyScope[];
  /** Words at the right end of the hints bar, instead of 「全部快捷键」; the last screen to set them wins. */
  readonly endNote: string | null;
}

/** The keys that work now. Screens put their scopes in and take them out; nothing else decides what a key does. */
export interface KeyScopes extends StoreApi<KeyScopesState> {
  /** Adds a scope or replaces the one with its id; a scope that looks the same to a reader wakes nobody. */
  readonly put: (scope: KeyScope) => void;
  readonly remove: (id: string) => void;
  readonly note: (words: string | null) => void;
}

export function createKeyScopes(): KeyScopes {
  const store = createStore<KeyScopesState>(() => ({ scopes: [], endNote: null }));
  return {
    ...store,
    put: (scope) => {
      const { scopes } = store.getState();
      const at = scopes.findIndex((other) => other.id === scope.id);
      if (at === -1) store.setState({ scopes: [...scopes, scope] });
      else if (shapeOf(scopes[at]) !== shapeOf(scope)) store.setState({ scopes: scopes.with(at, scope) });
    },
    remove: (id) => store.setState(({ scopes }) => ({ scopes: scopes.filter((scope) => scope.id !== id) })),
    note: (endNote) => store.setState({ endNote }),
  };
}

function shapeOf(scope: KeyScope | undefined): string {
  return JSON.stringify([scope?.title, scope?.layer, scope?.modal, scope?.bindings]);
}
