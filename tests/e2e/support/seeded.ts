import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHub, type TestHub } from '../../hosts/start-hub.ts';

/**
 * A showroom with a past, in a host of its own. A past is a module of `tests/e2e/pasts`, played in a process apart: the
 * store is native code, which this process's loader does not take.
 * @param at where the host's clock stands, `YYYY-MM-DD HH:mm`
 */
export async function startSeeded(at: string, past: string): Promise<TestHub> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qiatan-seeded-'));
  execFileSync(process.execPath, [join(import.meta.dirname, 'play-past.ts'), past, dataDir], { stdio: 'inherit' });
  const hub = await startHub({ at, dataDir });
  return {
    ...hub,
    close: async () => {
      await hub.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
