import { opendir, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileCode } from '../../db/faults.ts';
import { cloudFolderNamed } from '../../db/folder.ts';
import type { Store } from '../../db/store.ts';
import type { FolderFacts } from '../../shared/domain/recording-folder/paths.ts';

/** A folder of another machine that does not answer in this time is not there. */
const answerMs = 5_000;

/** What a folder is, and where it really lies. */
export interface FolderFound extends FolderFacts {
  /** The path without links; the given one where nothing is there. */
  readonly real: string;
}

/** The folder that holds everything of a store; its database lies in `data` inside it. */
export function storeRootOf({ connection }: Pick<Store, 'connection'>): string {
  return dirname(dirname(connection.name));
}

/** Finds out what the rule about watched folders asks (`folderProblem`). Never throws for what a path may be. */
export async function findFolder(path: string, storeRoot: string): Promise<FolderFound> {
  const nothing = {
    real: path,
    isAbsolute: isAbsolute(path),
    kind: 'missing',
    touchesStore: false,
    cloud: null,
  } as const;
  if (!nothing.isAbsolute || path.includes('\0')) return nothing;
  const late = new AbortController();
  try {
    return await Promise.race([
      look(path, storeRoot),
      setTimeout(answerMs, nothing, { ref: false, signal: late.signal }),
    ]);
  } finally {
    late.abort();
  }
}

async function look(path: string, storeRoot: string): Promise<FolderFound> {
  const found = { real: path, isAbsolute: true, touchesStore: false, cloud: cloudFolderNamed([path]) } as const;
  try {
    const real = await realpath(path);
    const touchesStore = overlap(real, await realpath(storeRoot));
    const at = { ...found, real, touchesStore, cloud: cloudFolderNamed([path, real]) };
    if (!(await stat(real)).isDirectory()) return { ...at, kind: 'other' };
    await (await opendir(real)).close();
    return { ...at, kind: 'folder' };
  } catch (error) {
    const code = fileCode(error);
    if (code === null) throw error;
    return { ...found, kind: code === 'EACCES' || code === 'EPERM' ? 'unreadable' : 'missing' };
  }
}

/** Whether one of two folders is the other or lies in it. */
function overlap(a: string, b: string): boolean {
  return isInside(relative(a, b)) || isInside(relative(b, a));
}

function isInside(way: string): boolean {
  return !isAbsolute(way) && way.split(/[\\/]/)[0] !== '..';
}
