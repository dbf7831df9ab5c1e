import { lstat, opendir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileCode } from '../../db/faults.ts';
import type { FileLook } from '../../shared/domain/recording-folder/looks.ts';
import { isPassedOver } from '../../shared/domain/recording-folder/paths.ts';

/** A file of the folder by its name; what it is nobody has asked yet. */
export interface FolderFile {
  readonly name: string;
  /** From the folder, with `/` on every system. */
  readonly path: string;
  /** Where to open it. */
  readonly full: string;
}

/** Names that the system hands over at once: between two handfuls others have their turn. */
const atOnce = 64;

/**
 * The files of a folder and of its subfolders one level down, in no order; telephones copy by month. Links are not
 * followed, whatever they lead to.
 * @throws the file system's error where the folder itself cannot be read; a subfolder that cannot is passed over
 */
export async function* walkFolder(root: string): AsyncGenerator<FolderFile> {
  const below: string[] = [];
  for await (const entry of await opendir(root, { bufferSize: atOnce })) {
    if (isPassedOver(entry.name)) continue;
    if (entry.isFile()) yield { name: entry.name, path: entry.name, full: join(root, entry.name) };
    else if (entry.isDirectory()) below.push(entry.name);
  }
  for (const folder of below) yield* walkBelow(root, folder);
}

async function* walkBelow(root: string, folder: string): AsyncGenerator<FolderFile> {
  try {
    for await (const entry of await opendir(join(root, folder), { bufferSize: atOnce }))
      if (entry.isFile() && !isPassedOver(entry.name))
        yield { name: entry.name, path: `${folder}/${entry.name}`, full: join(root, folder, entry.name) };
  } catch (error) {
    // taken away, or closed to us, while we looked
    if (fileCode(error) === null) throw error;
  }
}

/** Size and time of a file; null where it is no file any more. */
export async function lookAt(full: string): Promise<FileLook | null> {
  try {
    const found = await lstat(full);
    return found.isFile() ? { bytes: found.size, changedAt: Math.trunc(found.mtimeMs) } : null;
  } catch (error) {
    if (fileCode(error) === null) throw error;
    return null;
  }
}
