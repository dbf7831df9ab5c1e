import { join } from 'node:path';
import { app } from 'electron';
import { runDesktopHost } from '../../electron/host.ts';
import { createSharedClock, moveSharedClock } from './shared-clock.ts';

// The desktop host with a clock that the test moves through Playwright's own channel to the main process:
// electronApp.evaluate((_, at) => globalThis.qiatanTestClock(at), ms). Nothing of it is in the shipped program.
const clock = createSharedClock(Number(process.env.QIATAN_TEST_CLOCK));
Object.assign(globalThis, { qiatanTestClock: (at: number) => moveSharedClock(clock, at) });
const out = join(import.meta.dirname, '..', '..', 'out');

void runDesktopHost({
  dataDir: process.env.QIATAN_DATA_DIR ?? join(app.getPath('userData'), 'store'),
  version: '0.0.0-test',
  screens: join(out, 'renderer'),
  preload: join(out, 'preload', 'index.cjs'),
  worker: new URL('./worker.ts', import.meta.url),
  workerData: { clock },
  log: (line) => console.error(line),
});
