import { rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { blobPath, listBlobs } from './blobs/place.ts';
import { type BlobTrouble, readBlob } from './blobs/read.ts';
import { blobKeysOf, blobName } from './blobs/seal.ts';
import { createUpload, type Upload } from './blobs/upload.ts';
import type { StoreFolder } from './folder.ts';
import { toHex } from './ids.ts';
import type { StoreKey } from './keys.ts';

/**
 * The files of a store: content-addressed, sealed under a key made from the store's, written once and never changed. A row
 * of the database speaks of each; one that none speaks of any more is swept away after a while.
 */
export interface Blobs {
  /**
   * Begins an upload of a known length; null where too many are on their way.
   * @param at UTC ms; uploads that nobody went on with for half an hour make room
   */
  begin(ownerId: string, bytes: number, at: number): Upload | null;
  /** An upload of this person that goes on. */
  upload(id: string, ownerId: string, at: number): Upload | undefined;
  /** Ends an upload, finished or not. */
  drop(id: string): Promise<void>;
  /** Keeps a small file whole. @returns its digest */
  put(content: Uint8Array, at: number): Promise<string>;
  /** A file by its digest, proved. */
  read(sha256: string): Promise<Uint8Array | BlobTrouble>;
  /** Removes files that no row speaks of any more, at once: what a person asked to be forgotten (domain §13). */
  remove(sha256s: readonly string[]): Promise<void>;
  /**
   * Removes files that no row speaks of and that are older than the grace.
   * @param referenced the digests of all rows
   * @returns how many went
   */
  sweep(now: number, referenced: Iterable<string>): Promise<number>;
}

const mostUploads = 24;
/** Of one person: several windows that send one file after the other. Nobody keeps the others from sending theirs. */
const mostOfOne = 8;
const idleMs = 30 * 60_000;
/** An upload whose row is not written yet, and an attachment that was removed by mistake, have a week. */
const graceMs = 7 * 86_400_000;

/** The files of an open store. */
export function createBlobs(
  folder: Pick<StoreFolder, 'blobFolder'>,
  key: StoreKey,
  random: (bytes: number) => Uint8Array,
): Blobs {
  const keys = blobKeysOf(key);
  const root = folder.blobFolder;
  const uploads = new Map<string, { readonly upload: Upload; readonly ownerId: string; lastAt: number }>();
  const start = (bytes: number): Upload =>
    createUpload({ folder: root, keys, id: toHex(random(16)), bytes, salt: random(16) });
  const dropIdle = (at: number): void => {
    for (const [id, { upload, lastAt }] of uploads) {
      if (Math.abs(at - lastAt) <= idleMs || upload.isBusy) continue;
      uploads.delete(id);
      void upload.abandon();
    }
  };
  return {
    begin: (ownerId, bytes, at) => {
      dropIdle(at);
      const own = [...uploads.values()].filter((each) => each.ownerId === ownerId);
      if (uploads.size >= mostUploads || own.length >= mostOfOne) return null;
      const upload = start(bytes);
      uploads.set(upload.id, { upload, ownerId, lastAt: at });
      return upload;
    },
    upload: (id, ownerId, at) => {
      const known = uploads.get(id);
      if (known?.ownerId !== ownerId) return undefined;
      known.lastAt = at;
      return known.upload;
    },
    drop: async (id) => {
      const known = uploads.get(id);
      uploads.delete(id);
      await known?.upload.abandon();
    },
    put: async (content, at) => {
      const upload = start(content.length);
      await upload.append(content);
      return upload.finish(at);
    },
    read: (sha256) => readBlob(root, keys, sha256),
    remove: async (sha256s) => {
      for (const sha256 of sha256s) await rm(blobPath(root, blobName(keys, sha256)), { force: true });
    },
    sweep: async (now, referenced) => {
      const wanted = new Set([...referenced].map((sha256) => blobName(keys, sha256)));
      const isOld = (at: number): boolean => now - at > graceMs;
      const stray = listBlobs(root).filter(({ name, at }) => !wanted.has(name) && isOld(at));
      let gone = 0;
      for (const { path } of stray) {
        // looked at once more in the same instant: the same picture may have been attached again meanwhile
        const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: now };
        if (!isOld(mtimeMs)) continue;
        rmSync(path, { force: true });
        gone += 1;
        await setImmediate();
      }
      return gone;
    },
  };
}
