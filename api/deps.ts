import type { Recovery } from '../db/recovery.ts';
import type { Store } from '../db/store.ts';

/** What the handlers need from their composition root. */
export interface ApiDeps {
  readonly store: Store;
  /** UTC ms. The one clock of everything that the store records. */
  readonly clock: () => number;
  /** True while this store decides for the whole space: always, until it is enrolled at a hub. */
  readonly isAuthority: () => boolean;
  /** Makes and confirms the recovery key that the wizard shows. */
  readonly recovery: Recovery;
  readonly version: string;
  readonly log: (line: string) => void;
}
