import { createHash } from 'node:crypto';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { fileCode } from '../faults.ts';
import { blobPath } from './place.ts';
import type { Leave, Room } from './room.ts';
import { type BlobKeys, blobName, createOpener, frameBytes, headerBytes, tagBytes } from './seal.ts';

/** What became of a file that is looked for. */
export type BlobTrouble = 'missing' | 'damaged';

/** Told how to give back the room that a file takes up, once its bytes have gone out. */
export type Holding = (leave: Leave) => void;

type Read = Uint8Array<ArrayBuffer> | BlobTrouble;

/** Reads a file and proves it, frame by frame, so that nothing else waits for a large one. */
export async function readBlob(folder: string, keys: BlobKeys, sha256: string): Promise<Read> {
  const handle = await openBlob(blobPath(folder, blobName(keys, sha256)));
  if (handle === null) return 'missing';
  try {
    const content = await openFrames(handle, keys);
    return content !== null && createHash('sha256').update(content).digest('hex') === sha256 ? content : 'damaged';
  } finally {
    await handle.close();
  }
}

/**
 * The same, where there is room for it: before anything of the file is in memory it waits until enough others are gone.
 * @param hold keeps the room until the bytes have gone out; without it, it is free as soon as the file is read
 */
export async function readInRoom(
  { folder, keys, room }: { readonly folder: string; readonly keys: BlobKeys; readonly room: Room },
  sha256: string,
  hold?: Holding,
): Promise<Read> {
  const bytes = await sizeOf(blobPath(folder, blobName(keys, sha256)));
  if (bytes === null) return 'missing';
  const leave = await room.enter(bytes);
  try {
    const content = await readBlob(folder, keys, sha256);
    if (typeof content === 'string' || hold === undefined) leave();
    else hold(leave);
    return content;
  } catch (error) {
    leave();
    throw error;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (fileCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function openBlob(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (fileCode(error) === 'ENOENT') return null;
    throw error;
  }
}

async function openFrames(handle: FileHandle, keys: BlobKeys): Promise<Uint8Array<ArrayBuffer> | null> {
  const opener = createOpener(keys, await take(handle, headerBytes));
  if (opener === null) return null;
  const { size } = await handle.stat();
  // a length that the file cannot have is not believed
  if (opener.bytes > size) return null;
  const content = Buffer.alloc(opener.bytes);
  for (let at = 0; at < opener.bytes; at += frameBytes) {
    const length = Math.min(frameBytes, opener.bytes - at);
    const sealed = await take(handle, length + tagBytes);
    const plain = sealed.length === length + tagBytes ? opener.frame(sealed) : null;
    if (plain === null) return null;
    content.set(plain, at);
  }
  const beyond = await take(handle, 1);
  return beyond.length === 0 ? content : null;
}

/** The next bytes of a file, fewer at its end. */
async function take(handle: FileHandle, length: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
