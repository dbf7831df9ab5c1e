import { createHash } from 'node:crypto';
import { type FileLook, isSettled, recheckMs } from '../../shared/domain/recording-folder/looks.ts';

/** A file that was read. */
export interface Known {
  readonly look: FileLook;
  readonly fileId: string;
  readonly isTaken: boolean;
}

interface Remembered {
  readonly look: FileLook;
  /** By what the store remembers it, where it was read; what became of it stands there. */
  readonly fileId: string | null;
  /** It was taken: another recording has another name. */
  readonly isTaken: boolean;
  readonly checkedAt: number;
}

/** What the looks of this run of the program remember of the files; the store remembers what was read. */
export interface FolderMemory {
  /** Whether a file was taken and need not even be asked for its size again. One that was refused may be copied anew. */
  isAtRest(path: string, now: number): boolean;
  /** Whether a file is as it was at the look before; it is remembered as it is now. */
  settles(path: string, look: FileLook, now: number): boolean;
  know(path: string, known: Known, now: number): void;
  forget(path: string): void;
  /** Forgets files that are not there any more. */
  keepOnly(present: ReadonlySet<string>): void;
  /** By what the store remembers the files that were read and are there. */
  knownIds(): ReadonlySet<string>;
}

/** A memory for one folder. */
export function createFolderMemory(): FolderMemory {
  const files = new Map<string, Remembered>();
  return {
    isAtRest: (path, now) => {
      const known = files.get(path);
      return known?.isTaken === true && Math.abs(now - known.checkedAt) < recheckMs;
    },
    settles: (path, look, now) => {
      const before = files.get(path);
      files.set(path, { look, fileId: null, isTaken: false, checkedAt: now });
      return isSettled(before?.look, look);
    },
    know: (path, known, now) => void files.set(path, { ...known, checkedAt: now }),
    forget: (path) => void files.delete(path),
    keepOnly: (present) => {
      for (const path of files.keys()) if (!present.has(path)) files.delete(path);
    },
    knownIds: () => new Set([...files.values()].flatMap(({ fileId }) => fileId ?? [])),
  };
}

/**
 * What the store remembers a file by: nobody who reads the store can tell its name, which often is somebody's name and
 * number. Another size or time makes it another file.
 */
export function fileIdOf(salt: string, path: string, { bytes, changedAt }: FileLook): string {
  return digest(salt, `file ${bytes} ${changedAt} ${path}`);
}

/** What the store remembers a content by, so that a file under another name is not taken a second time. */
export function contentIdOf(salt: string, sha256: string): string {
  return digest(salt, `content ${sha256}`);
}

function digest(salt: string, text: string): string {
  return createHash('sha256').update(`${salt} ${text}`).digest('hex').slice(0, 40);
}
