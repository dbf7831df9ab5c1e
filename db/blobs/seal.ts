import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { StoreKey } from '../keys.ts';

/** Bytes of a file that are sealed together: large enough to be quick, small enough never to hold up anything else. */
export const frameBytes = 256 * 1024;
/** What stands in front of a sealed file: what it is, a salt of its own, how long it was. */
export const headerBytes = 28;
/** Bytes that each sealed frame is longer than what it holds. */
export const tagBytes = 16;

const magic = Buffer.from('QTB1', 'latin1');
const saltBytes = 16;

/** The keys of all files of a store, made from the store's key; nothing of that can be told from them. */
export interface BlobKeys {
  readonly file: Uint8Array;
  readonly name: Uint8Array;
}

/** The keys for the files of a store. */
export function blobKeysOf(key: StoreKey): BlobKeys {
  const derive = (what: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', Buffer.from(key, 'hex'), new Uint8Array(0), `qiatan blob ${what}`, 32));
  return { file: derive('file'), name: derive('name') };
}

/**
 * Under which name a file lies: not its digest, which would tell whoever has the disk that a picture he knows is among
 * them.
 */
export function blobName(keys: BlobKeys, sha256: string): string {
  return createHmac('sha256', keys.name).update(sha256).digest('hex');
}

/** Seals the frames of one file, in order. */
export interface Sealer {
  readonly header: Uint8Array;
  /** One frame: `frameBytes` of the file, the last one less. */
  frame(plain: Uint8Array): Uint8Array;
}

/**
 * Seals a file of a known length, frame by frame (AES-256-GCM, a key for each file). Every frame is bound to its place, to
 * the file and to its length: frames that are missing, moved or appended are noticed.
 */
export function createSealer(keys: BlobKeys, salt: Uint8Array, bytes: number): Sealer {
  const header = headerOf(salt, bytes);
  const key = fileKey(keys, salt);
  let index = 0;
  return {
    header,
    frame: (plain) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index));
      cipher.setAAD(header);
      index += 1;
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
  };
}

/** Opens the frames of one sealed file, in order. */
export interface Opener {
  /** Length of the file that was sealed. */
  readonly bytes: number;
  /** What a frame holds; null where it is not what was sealed there. */
  frame(sealed: Uint8Array): Uint8Array | null;
}

/** An opener for a sealed file; null where its beginning is not one of ours. */
export function createOpener(keys: BlobKeys, header: Uint8Array): Opener | null {
  const bytes =
    header.length === headerBytes ? Number(Buffer.from(header).readBigUInt64BE(magic.length + saltBytes)) : 0;
  if (bytes <= 0 || !magic.equals(header.subarray(0, magic.length))) return null;
  const key = fileKey(keys, header.subarray(magic.length, magic.length + saltBytes));
  let index = 0;
  return {
    bytes,
    frame: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index));
      decipher.setAAD(header);
      decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
      index += 1;
      try {
        return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagBytes)), decipher.final()]);
      } catch {
        return null;
      }
    },
  };
}

/** Length of the sealed form of a file. */
export function sealedBytes(bytes: number): number {
  return headerBytes + bytes + Math.ceil(bytes / frameBytes) * tagBytes;
}

function headerOf(salt: Uint8Array, bytes: number): Uint8Array {
  const header = Buffer.alloc(headerBytes);
  magic.copy(header);
  header.set(salt.subarray(0, saltBytes), magic.length);
  header.writeBigUInt64BE(BigInt(bytes), magic.length + saltBytes);
  return header;
}

function fileKey(keys: BlobKeys, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', keys.file, salt, 'qiatan blob', 32));
}

function nonceOf(index: number): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}
