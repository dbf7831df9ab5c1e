import { existsSync } from 'node:fs';
import type { ApiDeps } from '../../api/deps.ts';
import { readSettings } from '../../api/store-settings.ts';
import { StoreUnavailable } from '../../db/faults.ts';
import { storeFolder } from '../../db/folder.ts';
import { openStore } from '../../db/open.ts';
import { createReader } from '../../db/query.ts';
import { openForReading, type ReadOnlyStore } from '../../db/read-only.ts';
import type { CliDeps } from './command.ts';

/** Works on a store that nobody else has open. @throws StoreUnavailable */
export async function withStore<T>(dataDir: string, deps: CliDeps, act: (api: ApiDeps) => Promise<T> | T): Promise<T> {
  // a mistyped folder must not become a new, empty store
  if (!existsSync(storeFolder(dataDir).databaseFile))
    throw new StoreUnavailable('no_store', `${dataDir} 里还没有数据。数据在别处时，请用 --data-dir 指出文件夹。`);
  const store = openStore(dataDir, deps);
  try {
    return await act({
      store,
      recovery: store.recovery,
      clock: deps.clock,
      isAuthority: () => true,
      version: deps.version,
      log: (line) => deps.error(line),
    });
  } finally {
    store.close();
  }
}

/** Looks at a store, open elsewhere or not. @throws StoreUnavailable */
export async function withReading<T>(
  dataDir: string,
  act: (store: ReadOnlyStore, zone: string) => Promise<T> | T,
): Promise<T> {
  const store = openForReading(dataDir);
  try {
    return await act(store, readSettings({ read: createReader(store.db) }).zone);
  } finally {
    store.close();
  }
}
