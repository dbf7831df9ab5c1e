import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { compileCache, startHub, type TestHub } from '../../hosts/start-hub.ts';

/**
 * A showroom with a past, in a host of its own. A past is a module of `tests/e2e/pasts`, played in a process apart: the
 * store is native code, which this process's loader does not take.
 * @param at where the host's clock stands, `YYYY-MM-DD HH:mm`
 */
export async function startSeeded(at: string, past: string): Promise<TestHub> {
  const dataDir = seededFolder(past);
  const hub = await startHub({ at, dataDir });
  return {
    ...hub,
    close: async () => {
      await hub.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A folder of its own with a past in it, for either host; whoever asked for it removes it. */
export function seededFolder(past: string): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'qiatan-seeded-'));
  cpSync(folderOf(past), dataDir, { recursive: true });
  return dataDir;
}

/** Where a past lies that was played in this run, each once; the run before is swept away with its pictures. */
function folderOf(past: string): string {
  const folder = join(test.info().project.outputDir, 'pasts', past);
  if (existsSync(folder)) return folder;
  mkdirSync(join(folder, '..'), { recursive: true });
  const played = mkdtempSync(`${folder}-`);
  const args = [join(import.meta.dirname, 'play-past.ts'), past, played];
  execFileSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...compileCache } });
  try {
    renameSync(played, folder);
  } catch (error) {
    // the other worker was quicker with the same
    if (!existsSync(folder)) throw error;
    rmSync(played, { recursive: true });
  }
  return folder;
}
