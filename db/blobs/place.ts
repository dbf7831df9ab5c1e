import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileCode } from '../faults.ts';

const partPattern = /^[0-9a-f]{2}$/;
const namePattern = /^[0-9a-f]{64}$/;

/** Where the sealed files of a store, or of its backups, lie by name: `ab/ab12…`. */
export function blobPath(folder: string, name: string): string {
  return join(folder, name.slice(0, 2), name);
}

/** Where files lie that are still arriving. */
export function incomingFolder(folder: string): string {
  return join(folder, 'incoming');
}

/** A sealed file as the file system knows it. */
export interface StoredBlob {
  readonly name: string;
  readonly path: string;
  /** When it was last written or wanted, UTC ms. */
  readonly at: number;
}

/** Every sealed file below a folder; anything else there is nobody's business. */
export function listBlobs(folder: string): readonly StoredBlob[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((part) => partPattern.test(part))
    .flatMap((part) =>
      readdirSync(join(folder, part))
        .filter((name) => namePattern.test(name) && name.startsWith(part))
        .map((name) => {
          const path = join(folder, part, name);
          return { name, path, at: Math.round(statSync(path).mtimeMs) };
        }),
    );
}

/** The same, a file at a time: whoever goes through thousands of them keeps nobody waiting. */
export async function* walkBlobs(folder: string): AsyncGenerator<StoredBlob> {
  if (!existsSync(folder)) return;
  for (const part of await readdir(folder)) {
    if (!partPattern.test(part)) continue;
    for (const name of await readdir(join(folder, part))) {
      if (!namePattern.test(name) || !name.startsWith(part)) continue;
      const path = join(folder, part, name);
      const at = await timeOf(path);
      if (at !== null) yield { name, path, at };
    }
  }
}

/** When a file was last written or wanted, UTC ms; null where there is none any more. */
export async function timeOf(path: string): Promise<number | null> {
  try {
    return Math.round((await stat(path)).mtimeMs);
  } catch (error) {
    if (fileCode(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Removes what was still arriving when the program ended: no row speaks of it. */
export function clearIncoming(folder: string): void {
  rmSync(incomingFolder(folder), { recursive: true, force: true });
}
