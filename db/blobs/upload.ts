import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileCode } from '../faults.ts';
import { flushFolder } from '../write-file.ts';
import { incomingFolder } from './place.ts';
import { type BlobKeys, createSealer, frameBytes, sealedBytes } from './seal.ts';

/** A file on its way into the store. */
export interface Upload {
  readonly id: string;
  /** Length that was announced. */
  readonly bytes: number;
  /** How much of it has arrived. */
  readonly received: number;
  /** True while a piece is being written, as pieces come one after the other, and from the beginning of the end on. */
  readonly isBusy: boolean;
  /** Takes the next piece. @throws the file system's error; nothing of the upload is kept then */
  append(piece: Uint8Array): Promise<void>;
  /**
   * Gives the whole file its place, once and for all: flushed, then renamed; one that is there already stays as it is.
   * From then on nobody takes it away until the upload is dropped: by then a row speaks of it, or nobody wants it.
   * @param at UTC ms, the file's time
   * @returns the digest of what was uploaded
   */
  finish(at: number): Promise<string>;
  /** Forgets what has arrived. */
  abandon(): Promise<void>;
}

/** What an upload is made with. */
export interface UploadOptions {
  readonly folder: string;
  /** Gives a file that is whole its place (`moveIn`). @param from where it lies; `at` its time, UTC ms */
  readonly place: (from: string, sha256: string, at: number) => Promise<void>;
  readonly keys: BlobKeys;
  readonly id: string;
  readonly bytes: number;
  readonly salt: Uint8Array;
}

/** Begins an upload; its file is made with the first piece. */
export function createUpload({ folder, place, keys, id, bytes, salt }: UploadOptions): Upload {
  const path = join(incomingFolder(folder), id);
  const hash = createHash('sha256');
  const sealer = createSealer(keys, salt, bytes);
  let handle: FileHandle | null = null;
  let received = 0;
  let isBusy = false;
  let isOver = false;
  let rest: Uint8Array = new Uint8Array(0);

  const abandon = async (): Promise<void> => {
    await handle?.close().catch(() => {});
    handle = null;
    await rm(path, { force: true });
  };
  const opened = async (): Promise<FileHandle> => {
    if (handle !== null) return handle;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    handle = await open(path, 'wx', 0o600);
    await handle.write(sealer.header);
    return handle;
  };
  /** Writes the frames that are whole, and at the end the last one. */
  const writeFrames = async (file: FileHandle): Promise<void> => {
    let at = 0;
    const isLast = received === bytes;
    while (rest.length - at >= frameBytes || (isLast && at < rest.length)) {
      const plain = rest.subarray(at, at + frameBytes);
      await file.write(sealer.frame(plain));
      at += plain.length;
    }
    rest = rest.slice(at);
  };
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    isBusy = true;
    try {
      return await work();
    } catch (error) {
      await abandon();
      throw error;
    } finally {
      isBusy = false;
    }
  };
  return {
    id,
    bytes,
    get received() {
      return received;
    },
    get isBusy() {
      return isBusy || isOver;
    },
    append: (piece) =>
      guarded(async () => {
        const file = await opened();
        hash.update(piece);
        received += piece.length;
        rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
        await writeFrames(file);
      }),
    finish: (at) =>
      guarded(async () => {
        isOver = true;
        const file = await opened();
        await file.sync();
        await file.close();
        handle = null;
        const { size } = await stat(path);
        if (received !== bytes || size !== sealedBytes(bytes))
          throw new Error(`an upload of ${bytes} bytes has ${size}`);
        const sha256 = hash.digest('hex');
        await place(path, sha256, at);
        return sha256;
      }),
    abandon,
  };
}

/**
 * A file that is there already has the same content: it is kept. Its time is renewed first, so that nobody sweeps it away
 * meanwhile.
 */
export async function moveIn(from: string, to: string, at: number): Promise<void> {
  if (await renew(to, at)) {
    await rm(from, { force: true });
    return;
  }
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await utimes(from, at / 1000, at / 1000);
  await rename(from, to);
  flushFolder(dirname(to));
  flushFolder(dirname(dirname(to)));
}

async function renew(path: string, at: number): Promise<boolean> {
  try {
    await utimes(path, at / 1000, at / 1000);
    return true;
  } catch (error) {
    if (fileCode(error) === 'ENOENT') return false;
    throw error;
  }
}
