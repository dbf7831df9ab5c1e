import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { StoreUnavailable } from './faults.ts';
import { folderTrouble, type StoreFolder } from './folder.ts';
import { toHex } from './ids.ts';
import { writeFileWhole } from './write-file.ts';

/** 32 bytes as hex. */
export type StoreKey = string;

const keyPattern = /^[0-9a-f]{64}$/;

/** Tells a key from anything else. */
export function isStoreKey(text: string): text is StoreKey {
  return keyPattern.test(text);
}

function checkOf(key: StoreKey): string {
  return createHmac('sha256', Buffer.from(key, 'hex')).update('qiatan store').digest('hex');
}

/** The store's key from its file; a new store gets a new one, readable by its owner only. @throws StoreUnavailable */
export function loadKey(folder: StoreFolder, random: (bytes: number) => Uint8Array): StoreKey {
  const isNew = !existsSync(folder.databaseFile) && !existsSync(folder.keyFile);
  return isNew ? createKey(folder, random) : requireKey(folder);
}

/**
 * The key of a store that is there. A lost or wrong key is a sentence, and nothing is touched: a new key beside an old
 * store would lose it.
 * @throws StoreUnavailable
 */
export function requireKey(folder: StoreFolder): StoreKey {
  const key = readKey(folder);
  if (key === null)
    throw new StoreUnavailable(
      'key_missing',
      `找不到数据的密钥文件 ${folder.keyFile}。数据没有动。请放回密钥文件，或用恢复密钥：npx qiatan restore --recovery-key`,
    );
  if (!isStoreKey(key) || !matchesCheck(folder, key))
    throw new StoreUnavailable(
      'key_wrong',
      '密钥与这份数据不符，数据没有动。请放回原来的密钥文件，或用恢复密钥：npx qiatan restore --recovery-key',
    );
  return key;
}

/** What the key file holds, or null where there is none. */
export function readKey(folder: StoreFolder): StoreKey | null {
  return existsSync(folder.keyFile) ? readFileSync(folder.keyFile, 'utf8').trim() : null;
}

function createKey(folder: StoreFolder, random: (bytes: number) => Uint8Array): StoreKey {
  const key = toHex(random(32));
  try {
    writeKey(folder, key);
    writeCheck(folder, key);
  } catch (error) {
    throw folderTrouble(folder.root, error);
  }
  return key;
}

/** Writes the key file, readable by its owner only and flushed before anything is encrypted with it. */
export function writeKey(folder: Pick<StoreFolder, 'keyFile'>, key: StoreKey): void {
  writeFileWhole(folder.keyFile, `${key}\n`);
}

/** Writes what tells a wrong key from a damaged file; it reveals nothing of the key. */
export function writeCheck(folder: Pick<StoreFolder, 'keyCheckFile'>, key: StoreKey): void {
  writeFileWhole(folder.keyCheckFile, `${checkOf(key)}\n`);
}

/** Writes the check where it is missing. */
export function keepCheck(folder: StoreFolder, key: StoreKey): void {
  if (!existsSync(folder.keyCheckFile)) writeCheck(folder, key);
}

/** True where the key is the store's own, or nothing is known to compare with. */
export function matchesCheck(folder: StoreFolder, key: StoreKey): boolean {
  if (!existsSync(folder.keyCheckFile)) return true;
  const known = Buffer.from(readFileSync(folder.keyCheckFile, 'utf8').trim());
  const found = Buffer.from(checkOf(key));
  return known.length === found.length && timingSafeEqual(known, found);
}
