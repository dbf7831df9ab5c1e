import { rm } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import { createClaims } from './blobs/claims.ts';
import { blobPath, timeOf, walkBlobs } from './blobs/place.ts';
import { type BlobTrouble, type Holding, readInRoom } from './blobs/read.ts';
import { createRoom } from './blobs/room.ts';
import { blobKeysOf, blobName } from './blobs/seal.ts';
import { createUpload, moveIn, type Upload } from './blobs/upload.ts';
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
  /** Ends an upload, finished or not: a row speaks of its files by now, or nobody will. */
  drop(id: string): Promise<void>;
  /**
   * Keeps a small file whole.
   * @param beside the upload whose smaller picture it is: nobody takes the file away before that one is dropped
   * @returns its digest
   */
  put(content: Uint8Array, at: number, beside?: Upload): Promise<string>;
  /**
   * A file by its digest, proved. Of all files only so much is in memory at once; whoever comes later waits.
   * @param hold is told how to say that the bytes have gone out; without it they count until they are read
   */
  read(sha256: string, hold?: Holding): Promise<Uint8Array<ArrayBuffer> | BlobTrouble>;
  /**
   * Removes what a person asked to be forgotten, at once (domain §13); but never a file that a row speaks of. One that
   * somebody is just attaching again is looked at when he is through.
   */
  remove(sha256s: readonly string[], isSpokenOf: (sha256: string) => boolean): Promise<void>;
  /**
   * Removes files that no row speaks of and that are older than the grace, in small steps.
   * @param referenced the digests of all rows, which may be read step by step as well
   * @param goesOn asked before each step: a store that is closed meanwhile may be somebody else's by the next
   * @returns how many went
   */
  sweep(now: number, referenced: Iterable<string>, goesOn?: () => boolean): Promise<number>;
  /** The store closes: what is on its way is forgotten, its files are let go. */
  close(): void;
}

const mostUploads = 24;
/** Of one person: several windows that send one file after the other. Nobody keeps the others from sending theirs. */
const mostOfOne = 8;
const idleMs = 30 * 60_000;
/** An upload whose row is not written yet, and an attachment that was removed by mistake, have a week. */
const graceMs = 7 * 86_400_000;

/** The largest recording, or two of the largest photos: what is sent is copied twice on its way out. */
const mostBytesRead = 64 * 1024 * 1024;
/** Digests that are turned into names between two looks at what else is to be done: a millisecond. */
const namesAtOnce = 200;

/** The files of an open store. */
export function createBlobs(
  folder: Pick<StoreFolder, 'blobFolder'>,
  key: StoreKey,
  random: (bytes: number) => Uint8Array,
): Blobs {
  const keys = blobKeysOf(key);
  const root = folder.blobFolder;
  const uploads = new Map<string, { readonly upload: Upload; readonly ownerId: string; lastAt: number }>();
  const room = createRoom(mostBytesRead);
  const claims = createClaims();
  /** Names that an upload claims, until it is dropped. */
  const claimed = new Map<string, string[]>();
  /** What is to go once nobody claims it any more. */
  const condemned = new Map<string, () => Promise<void>>();
  const start = (bytes: number, beside?: string): Upload => {
    const id = toHex(random(16));
    const place = async (from: string, sha256: string, at: number): Promise<void> => {
      const name = blobName(keys, sha256);
      claims.claim(name);
      const claimant = beside ?? id;
      claimed.set(claimant, [...(claimed.get(claimant) ?? []), name]);
      await claims.alone(name, () => moveIn(from, blobPath(root, name), at));
    };
    return createUpload({ folder: root, place, keys, id, bytes, salt: random(16) });
  };
  const release = async (claimant: string): Promise<void> => {
    const names = claimed.get(claimant) ?? [];
    claimed.delete(claimant);
    for (const name of names) {
      if (!claims.release(name)) continue;
      const remove = condemned.get(name);
      condemned.delete(name);
      await remove?.();
    }
  };
  const removeOne = (name: string, isWanted: () => boolean): Promise<void> =>
    claims.alone(name, async () => {
      if (claims.isClaimed(name)) condemned.set(name, () => removeOne(name, isWanted));
      else if (!isWanted()) await rm(blobPath(root, name), { force: true });
    });
  const sweepOne = (name: string, isOld: (at: number) => boolean): Promise<boolean> =>
    claims.alone(name, async () => {
      // looked at once more: the same picture may have been attached again meanwhile
      const at = claims.isClaimed(name) ? null : await timeOf(blobPath(root, name));
      if (at === null || !isOld(at)) return false;
      await rm(blobPath(root, name), { force: true });
      return true;
    });
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
      await release(id);
    },
    put: async (content, at, beside) => {
      const upload = start(content.length, beside?.id);
      await upload.append(content);
      const sha256 = await upload.finish(at);
      await release(upload.id);
      return sha256;
    },
    read: (sha256, hold) => readInRoom({ folder: root, keys, room }, sha256, hold),
    remove: async (sha256s, isSpokenOf) => {
      for (const sha256 of sha256s) await removeOne(blobName(keys, sha256), () => isSpokenOf(sha256));
    },
    sweep: async (now, referenced, goesOn = () => true) => {
      const isOld = (at: number): boolean => now - at > graceMs;
      const wanted = new Set<string>();
      for (const sha256 of referenced) {
        wanted.add(blobName(keys, sha256));
        if (wanted.size % namesAtOnce === 0) await setImmediate();
        if (!goesOn()) return 0;
      }
      let gone = 0;
      for await (const { name, at } of walkBlobs(root)) {
        if (!goesOn()) break;
        if (!wanted.has(name) && isOld(at) && (await sweepOne(name, isOld))) gone += 1;
      }
      return gone;
    },
    close: () => {
      for (const { upload } of uploads.values()) void upload.abandon().catch(() => {});
      uploads.clear();
    },
  };
}
