import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { StoreKey } from '../keys.ts';
import { blobPath, listBlobs } from './place.ts';
import { blobKeysOf, blobName } from './seal.ts';

/** Where the files of a backup lie: in one folder beside all backups, each once, sealed as they are in the store. */
export function blobFolderBeside(backup: string): string {
  return join(dirname(backup), 'blobs');
}

/**
 * Copies the files that a backup does not have yet; what is there already is the same for ever. A copy's time says at
 * which backup the store last had it.
 * @param at UTC ms; null leaves the times as they are
 * @throws the file system's error; no copy is half then
 */
export function copyBlobs(from: string, to: string, at: number | null): void {
  for (const { name, path, at: writtenAt } of listBlobs(from)) {
    const copy = blobPath(to, name);
    const isNew = !existsSync(copy);
    if (isNew) copyWhole(path, copy);
    const time = (at ?? writtenAt) / 1000;
    if (isNew || at !== null) utimesSync(copy, time, time);
  }
}

/** A backup of an hour and one of a day may disagree about a file's last day by this much. */
const marginMs = 8 * 86_400_000;

/**
 * Drops the copies that no backup needs any more: the store did not have them when the oldest of the backups was made.
 * @param oldestAt UTC ms of the oldest backup that is kept
 */
export function dropBlobCopies(folder: string, oldestAt: number): void {
  for (const { path, at } of listBlobs(folder)) if (at < oldestAt - marginMs) rmSync(path, { force: true });
}

/** What a restore asks for its files with. */
export interface BlobsWanted {
  readonly key: StoreKey;
  readonly sha256s: readonly string[];
  /** Where they may lie, the best place first. */
  readonly from: readonly string[];
  readonly to: string;
}

/**
 * Gathers the files that the rows of a restored store speak of.
 * @returns how many were found nowhere
 */
export function gatherBlobs({ key, sha256s, from, to }: BlobsWanted): number {
  const keys = blobKeysOf(key);
  const names = new Set(sha256s.map((sha256) => blobName(keys, sha256)));
  let missing = 0;
  for (const name of names) {
    const source = from.map((folder) => blobPath(folder, name)).find((path) => existsSync(path));
    if (source === undefined) missing += 1;
    else if (!existsSync(blobPath(to, name))) copyWhole(source, blobPath(to, name));
  }
  return missing;
}

function copyWhole(from: string, to: string): void {
  const part = `${to}.part`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  try {
    copyFileSync(from, part, constants.COPYFILE_FICLONE);
    if (statSync(part).size !== statSync(from).size) throw new Error(`the copy of ${from} has another size`);
    flush(part);
    renameSync(part, to);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function flush(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
