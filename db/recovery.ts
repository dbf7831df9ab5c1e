import { createCipheriv, createDecipheriv, scryptSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { StoreFolder } from './folder.ts';
import { isStoreKey, type StoreKey } from './keys.ts';
import { makeRecoveryText, readRecoveryText, tailOf } from './recovery-text.ts';
import { writeFileWhole } from './write-file.ts';

/** How the text becomes a key: memory-hard, 32 MiB, so that a stolen envelope is not worth trying texts on. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

const sealedSchema = z.strictObject({
  format: z.literal('qiatan recovery 1'),
  salt: hex(16),
  nonce: hex(12),
  sealed: hex(32),
  tag: hex(16),
});

/** The store's key sealed under the recovery key: AES-256-GCM, its key derived from the text by scrypt. */
export type SealedKey = z.infer<typeof sealedSchema>;

/** What the wizard needs of the recovery key; the store's own key never leaves the store. */
export interface Recovery {
  /** True once a recovery key was shown and confirmed. */
  isKept(): boolean;
  /** Makes a new recovery key. It counts only once its last group was confirmed; until then the old one works. */
  create(): { readonly text: string };
  /**
   * Keeps the key made last when `tail` is its last group.
   * @throws the file system's error when it cannot be written; nothing has changed then
   */
  confirmTail(tail: string): boolean;
}

/** The recovery of an open store. The text is never stored, only the store's key sealed under it. */
export function createRecovery(folder: StoreFolder, key: StoreKey, random: (bytes: number) => Uint8Array): Recovery {
  let made: { readonly tail: string; readonly sealed: SealedKey } | null = null;
  return {
    isKept: () => existsSync(folder.recoveryFile),
    create: () => {
      const text = makeRecoveryText(random);
      made = { tail: tailOf(text), sealed: sealKey(key, text, random) };
      return { text };
    },
    confirmTail: (tail) => {
      if (made === null || tailOf(tail) !== made.tail) return false;
      writeSealedKey(folder, made.sealed);
      return true;
    },
  };
}

/** Seals a store's key under a recovery key. */
export function sealKey(key: StoreKey, text: string, random: (bytes: number) => Uint8Array): SealedKey {
  const salt = Buffer.from(random(16));
  const nonce = Buffer.from(random(12));
  const cipher = createCipheriv('aes-256-gcm', scryptSync(text, salt, 32, cost), nonce);
  const sealed = Buffer.concat([cipher.update(Buffer.from(key, 'hex')), cipher.final()]);
  return {
    format: 'qiatan recovery 1',
    salt: salt.toString('hex'),
    nonce: nonce.toString('hex'),
    sealed: sealed.toString('hex'),
    tag: cipher.getAuthTag().toString('hex'),
  };
}

/** The store's key out of its envelope, or null where the text is mistyped or belongs to another store. */
export function openRecovery(sealed: SealedKey, typed: string): StoreKey | null {
  const text = readRecoveryText(typed);
  if (text === null) return null;
  const wrapping = scryptSync(text, Buffer.from(sealed.salt, 'hex'), 32, cost);
  const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(sealed.nonce, 'hex'));
  decipher.setAuthTag(Buffer.from(sealed.tag, 'hex'));
  try {
    const key = Buffer.concat([decipher.update(Buffer.from(sealed.sealed, 'hex')), decipher.final()]).toString('hex');
    return isStoreKey(key) ? key : null;
  } catch {
    // GCM refuses a wrong key or a changed envelope alike
    return null;
  }
}

/** Keeps an envelope with a store. */
export function writeSealedKey(folder: Pick<StoreFolder, 'recoveryFile'>, sealed: SealedKey): void {
  writeFileWhole(folder.recoveryFile, `${JSON.stringify(sealed, null, 2)}\n`);
}

/** Reads an envelope, or null where there is none or it is not one. */
export function readSealedKey(file: string): SealedKey | null {
  if (!existsSync(file)) return null;
  try {
    return sealedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}
