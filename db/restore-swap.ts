import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { StoreFolder } from './folder.ts';
import { flushFolder, writeFileWhole } from './write-file.ts';

/** The folders that a restore exchanges. */
const parts = ['data', 'keys'] as const;

const pendingSchema = z.strictObject({ aside: z.string().regex(/^before-restore-[\dZ-]+$/) });

/** Where a restore prepares the new data: a whole store of its own until the exchange. */
export function stagingFolderOf(folder: StoreFolder): string {
  return join(folder.root, 'restoring');
}

/** Removes what a restore left that was broken off before the exchange: nothing of the store has changed then. */
export function clearStaging(folder: StoreFolder): void {
  rmSync(stagingFolderOf(folder), { recursive: true, force: true });
}

/**
 * Exchanges the store's data and key for the staged ones and keeps the old ones aside. From the first flushed byte of
 * the mark on, the exchange is completed whatever happens in between: the next opening goes on where it stopped.
 * @param aside the name of the folder that keeps the old data
 */
export function exchange(folder: StoreFolder, aside: string): void {
  writeFileWhole(folder.restoreFile, `${JSON.stringify(pendingSchema.parse({ aside }))}\n`);
  finishExchange(folder);
}

/** Completes an exchange that was broken off; nothing where there is none. The caller holds the folder's lock. */
export function finishExchange(folder: StoreFolder): void {
  if (!existsSync(folder.restoreFile)) return;
  const { aside } = pendingSchema.parse(JSON.parse(readFileSync(folder.restoreFile, 'utf8')));
  const old = join(folder.root, aside);
  mkdirSync(old, { recursive: true, mode: 0o700 });
  for (const part of parts) exchangePart(folder.root, old, stagingFolderOf(folder), part);
  flushFolder(folder.root);
  clearStaging(folder);
  rmSync(folder.restoreFile);
}

function exchangePart(root: string, old: string, staged: string, part: string): void {
  if (!existsSync(join(staged, part))) return;
  if (existsSync(join(root, part))) {
    // opening makes empty folders before it gets here; the old data is aside already then
    if (existsSync(join(old, part))) rmdirSync(join(root, part));
    else renameSync(join(root, part), join(old, part));
  }
  renameSync(join(staged, part), join(root, part));
}
