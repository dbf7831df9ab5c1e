import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { shanghai } from '../../hosts/start-hub.ts';
import { launchDesktop } from '../../standin/launch.ts';

/** The desktop host with a clock that the test moves, on a data folder of its own. */
export interface TestDesktop {
  readonly app: ElectronApplication;
  readonly dataDir: string;
  window(): Promise<Page>;
  /** @param at `YYYY-MM-DD HH:mm` in Shanghai */
  setClock(at: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts the desktop host: on a real Electron where there is one, else on the stand-in. A given data folder stays. */
export async function startDesktop(at: string, given?: string): Promise<TestDesktop> {
  const dataDir = given ?? mkdtempSync(join(tmpdir(), 'qiatan-desktop-data-'));
  const app = await openDesktop(dataDir, at);
  return {
    app,
    dataDir,
    window: () => app.firstWindow(),
    setClock: async (to) => {
      await app.evaluate((_electron, ms) => {
        const move: unknown = Reflect.get(globalThis, 'qiatanTestClock');
        if (typeof move === 'function') move(ms);
      }, shanghai(to));
    },
    close: async () => {
      await app.close();
      if (given === undefined) rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens the desktop host on a folder that may be open already. */
export function openDesktop(dataDir: string, at: string): Promise<ElectronApplication> {
  return launchDesktop({
    application: join(import.meta.dirname, '..', '..', 'hosts', 'electron-main.ts'),
    env: { QIATAN_DATA_DIR: dataDir, QIATAN_TEST_CLOCK: String(shanghai(at)) },
  });
}
