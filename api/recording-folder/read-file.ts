import { createHash } from 'node:crypto';
import { constants, type FileHandle, open } from 'node:fs/promises';
import type { Upload } from '../../db/blobs/upload.ts';
import type { Blobs } from '../../db/blobs.ts';
import { fileCode } from '../../db/faults.ts';
import { mostRecordingBytes } from '../../shared/domain/recording/media.ts';
import { createRecordingProbe, type ProbedRecording } from '../../shared/domain/recording/probe.ts';
import type { FileLook, FileProblem } from '../../shared/domain/recording-folder/looks.ts';

/** What a file turned out to be. */
export type FileRead =
  | { readonly kind: 'read'; readonly media: ProbedRecording; readonly sha256: string; readonly upload: Upload }
  /** No recording, or none that is whole: not to be read again. */
  | { readonly kind: 'refused'; readonly problem: FileProblem }
  /** It is not what the look saw, or cannot be opened just now: another look decides. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'unreadable' }
  /** Too many uploads are on their way. */
  | { readonly kind: 'crowded' };

/** Where a file is read to. */
export interface Reading {
  readonly blobs: Blobs;
  /** Asked between two pieces. */
  readonly goesOn: () => boolean;
  /** UTC ms. */
  readonly at: number;
}

/** Whose the uploads of the folder are; nobody of the staff is called that. */
const folderOwner = 'folder';

/** Read and sealed at once: a moment's work between two calls. */
const pieceBytes = 256 * 1024;

/** A link in the file's place is not followed, and a pipe does not make us wait; Windows has neither. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file piece by piece, proves that it is a whole recording and seals it into the store as it goes by; the whole of
 * it is never in memory. One that is too large is not opened. The upload is not finished: whoever gets it finishes or
 * drops it. The file itself stays where and as it is.
 * @throws what the store's own disk says; nothing of the upload is kept then
 */
export async function readRecording({ blobs, goesOn, at }: Reading, full: string, seen: FileLook): Promise<FileRead> {
  if (seen.bytes === 0) return { kind: 'refused', problem: 'empty' };
  if (seen.bytes > mostRecordingBytes) return { kind: 'refused', problem: 'too_large' };
  const handle = await openFile(full);
  if (handle === null) return { kind: 'unreadable' };
  try {
    if (!(await isUnchanged(handle, seen))) return { kind: 'changed' };
    const upload = blobs.begin(folderOwner, seen.bytes, at);
    if (upload === null) return { kind: 'crowded' };
    let isKept = false;
    try {
      const read = await readInto(upload, handle, seen, goesOn);
      isKept = read.kind === 'read';
      return read;
    } finally {
      if (!isKept) await blobs.drop(upload.id);
    }
  } finally {
    await handle.close().catch(() => {});
  }
}

async function readInto(upload: Upload, handle: FileHandle, seen: FileLook, goesOn: () => boolean): Promise<FileRead> {
  const probe = createRecordingProbe();
  const hash = createHash('sha256');
  while (upload.received < seen.bytes) {
    const piece = await nextPiece(handle, Math.min(pieceBytes, seen.bytes - upload.received));
    if (piece === null) return { kind: 'unreadable' };
    if (piece.length === 0 || !goesOn()) return { kind: 'changed' };
    const problem = probe.take(piece);
    if (problem !== null) return { kind: 'refused', problem };
    hash.update(piece);
    await upload.append(piece);
  }
  if (!(await isUnchanged(handle, seen))) return { kind: 'changed' };
  const media = probe.end();
  if (typeof media === 'string') return { kind: 'refused', problem: media };
  return { kind: 'read', media, sha256: hash.digest('hex'), upload };
}

async function openFile(full: string): Promise<FileHandle | null> {
  try {
    return await open(full, openFlags);
  } catch (error) {
    if (fileCode(error) === null) throw error;
    return null;
  }
}

async function isUnchanged(handle: FileHandle, seen: FileLook): Promise<boolean> {
  try {
    const now = await handle.stat();
    return now.isFile() && now.size === seen.bytes && Math.trunc(now.mtimeMs) === seen.changedAt;
  } catch (error) {
    if (fileCode(error) === null) throw error;
    return false;
  }
}

/** The next bytes, none at the end; null where the folder's own disk or network fails. */
async function nextPiece(handle: FileHandle, length: number): Promise<Uint8Array | null> {
  try {
    // a buffer of its own: what is not sealed yet is kept by the upload
    const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, null);
    return buffer.subarray(0, bytesRead);
  } catch (error) {
    if (fileCode(error) === null) throw error;
    return null;
  }
}
