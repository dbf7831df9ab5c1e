import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { nextDeviceCode } from '../shared/domain/device-code.ts';
import { isRefusal } from '../shared/domain/refusal.ts';
import { backupName, checkBackup, listBackups, recoveryFileOf } from './backup.ts';
import { blobFolderBeside, gatherBlobs } from './blobs/copies.ts';
import { connect } from './connect.ts';
import { StoreUnavailable } from './faults.ts';
import { folderTrouble, lockFolder, prepareFolder, type StoreFolder, storeFolder } from './folder.ts';
import { readHead, writeHead, writeMeta } from './head.ts';
import { toHex } from './ids.ts';
import { matchesCheck, readKey, type StoreKey, writeCheck, writeKey } from './keys.ts';
import { openStore } from './open.ts';
import { referencedBlobs } from './queries/attachments.ts';
import { sqlFor } from './query.ts';
import { openRecovery, readSealedKey, type SealedKey, writeSealedKey } from './recovery.ts';
import { clearStaging, exchange, finishExchange, stagingFolderOf } from './restore-swap.ts';
import type { Store, StoreDeps } from './store.ts';
import { runCommand } from './unit-of-work.ts';

/** What a restore needs from its composition root. */
export interface RestoreDeps extends StoreDeps {
  /** UTC ms. */
  readonly now: number;
}

/** What to restore from. */
export interface RestoreRequest {
  readonly backup: string;
  /** The recovery key as typed; null on the machine that still has the key file. */
  readonly recoveryKey: string | null;
  /** The sealed key where it does not lie beside the backup. */
  readonly recoveryFile: string | null;
}

/** What a restore did. */
export interface Restored {
  /** Where the old data and key lie. */
  readonly aside: string;
  readonly deviceId: string;
  /** The machine's code in card numbers; null where the store was not set up. */
  readonly deviceCode: string | null;
  /** Attached files that lie neither beside the backup nor in the store that it replaces. */
  readonly missingFiles: number;
}

/**
 * Puts a backup in the place of the store's data. Everything is proved before anything is exchanged: the folder is
 * free, the key opens the backup, the backup is whole. The old data and key are kept aside. The machine gets a new id
 * and code: what it wrote after the backup may be known elsewhere under the old ones.
 * @throws StoreUnavailable with a sentence; nothing has changed then
 */
export function restoreBackup(root: string, request: RestoreRequest, deps: RestoreDeps): Restored {
  return withFolder(root, (folder) => {
    if (!existsSync(request.backup))
      throw new StoreUnavailable('backup_failed', `没有找到备份 ${request.backup}。请检查文件名，什么都没有动。`);
    const sealed = sealedKeyFor(folder, request);
    const key = request.recoveryKey === null ? ownKey(folder) : unsealed(sealed, request.recoveryKey);
    checkBackup(request.backup, key);
    stage(folder, request.backup, key, sealed);
    const { deviceId, deviceCode } = mintDevice(stagingFolderOf(folder), request.backup, deps);
    const missingFiles = bringFiles(folder, request.backup, key, deps);
    const aside = backupName(deps.now).replace(/^store-(.*)\.db$/, 'before-restore-$1');
    exchange(folder, aside);
    return { aside: join(folder.root, aside), deviceId, deviceCode, missingFiles };
  });
}

/**
 * Gives a store its lost key file back, from the recovery key. The data is only read.
 * @throws StoreUnavailable with a sentence
 */
export function restoreKey(root: string, recoveryKey: string): void {
  withFolder(root, (folder) => {
    if (!existsSync(folder.databaseFile))
      throw new StoreUnavailable(
        'key_missing',
        '这个文件夹里没有数据。请说明用哪份备份：npx qiatan restore 备份文件 --recovery-key',
      );
    const newest = listBackups(folder).map(({ path }) => readSealedKey(recoveryFileOf(path)));
    const sealed = readSealedKey(folder.recoveryFile) ?? newest.find((found) => found !== null) ?? null;
    const key = unsealed(sealed, recoveryKey);
    connect(folder.databaseFile, key, { readonly: true }).close();
    if (existsSync(folder.keyFile)) renameSync(folder.keyFile, `${folder.keyFile}.replaced`);
    writeKey(folder, key);
    writeCheck(folder, key);
  });
}

function withFolder<T>(root: string, act: (folder: StoreFolder) => T): T {
  const folder = storeFolder(root);
  prepareFolder(folder);
  const unlock = lockFolder(folder);
  try {
    finishExchange(folder);
    return act(folder);
  } catch (error) {
    throw folderTrouble(folder.root, error);
  } finally {
    unlock();
  }
}

/** The envelope to use: the one named, else the one beside the backup, else the folder's own. */
function sealedKeyFor(folder: StoreFolder, request: RestoreRequest): SealedKey | null {
  if (request.recoveryFile !== null) return readSealedKey(request.recoveryFile);
  return readSealedKey(recoveryFileOf(request.backup)) ?? readSealedKey(folder.recoveryFile);
}

function ownKey(folder: StoreFolder): StoreKey {
  const key = readKey(folder);
  if (key !== null) return key;
  throw new StoreUnavailable(
    'key_missing',
    '这台电脑上没有这家店的密钥。请加上恢复密钥：npx qiatan restore 备份文件 --recovery-key。什么都没有动。',
  );
}

function unsealed(sealed: SealedKey | null, recoveryKey: string): StoreKey {
  if (sealed === null)
    throw new StoreUnavailable(
      'recovery_wrong',
      '没有找到与恢复密钥配对的文件（备份旁边的 .recovery.json）。请用 --recovery-file 指出它在哪里。什么都没有动。',
    );
  const key = openRecovery(sealed, recoveryKey);
  if (key !== null) return key;
  throw new StoreUnavailable(
    'recovery_wrong',
    '恢复密钥不对：可能抄错了一个字符，或者是另一家店的。请看着纸再输一次。什么都没有动。',
  );
}

/** Lays the new data out as a store of its own, beside the old one. */
function stage(folder: StoreFolder, backup: string, key: StoreKey, sealed: SealedKey | null): void {
  clearStaging(folder);
  const staged = storeFolder(stagingFolderOf(folder));
  for (const path of [staged.dataFolder, staged.keyFolder]) mkdirSync(path, { recursive: true, mode: 0o700 });
  copyFileSync(backup, staged.databaseFile);
  writeKey(staged, key);
  writeCheck(staged, key);
  // a recovery key renewed since the backup keeps working, as long as it is the same store
  const current =
    existsSync(folder.recoveryFile) && matchesCheck(folder, key) ? readSealedKey(folder.recoveryFile) : null;
  const kept = current ?? sealed;
  if (kept !== null) writeSealedKey(staged, kept);
}

/** Gives the staged store a new machine id and code, ends its sessions and tokens, and notes in its log what happened. */
function mintDevice(root: string, backup: string, deps: RestoreDeps): Pick<Restored, 'deviceId' | 'deviceCode'> {
  const deviceId = toHex(deps.random(8));
  withStore(root, deps, (store) => relabel(store, deviceId, deps.now));
  return withStore(root, deps, (store) => {
    const env = { command: 'store.restore', actorId: 'cli', now: deps.now, isAuthority: true };
    const deviceCode = runCommand(store, env, (tx) => {
      tx.note({ action: 'store.restore', subject: `device:${deviceId}`, body: { backup: basename(backup) } });
      if (!tx.find('store', 'store')) return null;
      const given = tx.read.all(sqlFor.selectFrom('device').select('code'));
      const code = nextDeviceCode(given.map((device) => device.code));
      if (code !== null) tx.insert('device', { id: deviceId, code, name: '展厅主机', createdAt: deps.now });
      return code;
    });
    if (isRefusal(deviceCode)) throw new Error(`the restored store refused its new machine: ${deviceCode.code}`);
    return { deviceId, deviceCode };
  });
}

/** Brings the attached files along, from beside the backup or from the store that is put aside. */
function bringFiles(folder: StoreFolder, backup: string, key: StoreKey, deps: RestoreDeps): number {
  const staging = stagingFolderOf(folder);
  const sha256s = withStore(staging, deps, ({ read }) => [...referencedBlobs(read)]);
  const from = [blobFolderBeside(backup), folder.blobFolder];
  return gatherBlobs({ key, sha256s, from, to: storeFolder(staging).blobFolder });
}

function withStore<T>(root: string, deps: StoreDeps, act: (store: Store) => T): T {
  const store = openStore(root, deps);
  try {
    return act(store);
  } finally {
    store.close();
  }
}

/** The new machine continues the old one's chain: its first set carries the old chain's last hash. */
function relabel(store: Store, deviceId: string, now: number): void {
  store.connection.transaction(() => {
    writeMeta(store.prepare, 'device_id', deviceId);
    writeHead(store.prepare, { ...readHead(store.prepare), deviceSeq: 0 });
    store.prepare('UPDATE session SET ended_at = ? WHERE ended_at IS NULL').run(now);
    // the backup does not know which of them were revoked since
    store.prepare('UPDATE api_token SET revoked_at = ? WHERE revoked_at IS NULL').run(now);
  })();
}
