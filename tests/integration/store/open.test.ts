import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect } from '../../../db/connect.ts';
import { StoreUnavailable } from '../../../db/faults.ts';
import { cloudFolderOf, storeFolder } from '../../../db/folder.ts';
import { readHead, writeHead, writeMeta } from '../../../db/head.ts';
import { readKey } from '../../../db/keys.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { startHolder, startHolderWithMounts } from './support/process.ts';
import { aCustomer, firstAt, openTestStore, run } from './support/stores.ts';

/** A closed store with one customer. */
function aClosedStore(): string {
  const root = tempFolder();
  const store = openTestStore(root);
  run(store, (tx) => tx.insert('customer', aCustomer('c1')));
  store.close();
  return root;
}

/** Why a store does not open; its files are the same afterwards. */
function refusalOf(root: string): { readonly reason: string; readonly message: string } {
  const { databaseFile } = storeFolder(root);
  const before = readFileSync(databaseFile);
  try {
    openTestStore(root);
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
    expect(readFileSync(databaseFile).equals(before)).toBe(true);
    return { reason: error.reason, message: error.message };
  }
  throw new Error('the store opened');
}

function keyOf(root: string): string {
  return readKey(storeFolder(root)) ?? '';
}

describe('a new store', () => {
  it('is encrypted with a key that only its owner can read', () => {
    const root = aClosedStore();
    const { databaseFile, keyFile, dataFolder, keyFolder } = storeFolder(root);
    expect(readFileSync(databaseFile).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    for (const folder of [dataFolder, keyFolder]) expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('writes ahead with full flushes where it ships, and overwrites what it deletes', () => {
    const store = openTestStore(tempFolder(), { synchronous: 'FULL' });
    const pragma = (name: string): unknown => store.connection.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('secure_delete')]).toEqual(['wal', 2, 1]);
    const fts = store.prepare("SELECT v FROM customer_search_config WHERE k = 'secure-delete'").pluck().get();
    expect(fts).toBe(1);
  });
});

describe('a store that cannot be opened says why, and is not touched', () => {
  it('key file gone', () => {
    const root = aClosedStore();
    rmSync(storeFolder(root).keyFile);
    expect(refusalOf(root)).toMatchObject({ reason: 'key_missing' });
    expect(refusalOf(root).message).toContain('npx qiatan restore --recovery-key');
    // no new key was made beside the old store
    expect(() => statSync(storeFolder(root).keyFile)).toThrow('ENOENT');
  });

  it.each(['0'.repeat(64), 'not a key', ''])('key file with %j', (text) => {
    const root = aClosedStore();
    writeFileSync(storeFolder(root).keyFile, text);
    expect(refusalOf(root)).toMatchObject({ reason: 'key_wrong' });
  });

  it('wrong key, and the check that tells a wrong key gone too', () => {
    const root = aClosedStore();
    writeFileSync(storeFolder(root).keyFile, '0'.repeat(64));
    rmSync(storeFolder(root).keyCheckFile);
    expect(refusalOf(root)).toMatchObject({ reason: 'key_wrong' });
  });

  it('written by a newer program', () => {
    const root = aClosedStore();
    const db = connect(storeFolder(root).databaseFile, keyOf(root));
    db.pragma('user_version = 99');
    db.close();
    expect(refusalOf(root)).toMatchObject({ reason: 'from_future' });
    expect(refusalOf(root).message).toContain('请安装新版');
  });

  it('written by a newer program that was killed: its write-ahead log stays as well', async () => {
    const root = aClosedStore();
    const { databaseFile } = storeFolder(root);
    const holder = startHolder('hold', root);
    await holder.next();
    const db = connect(databaseFile, keyOf(root));
    db.pragma('user_version = 99');
    holder.process.kill('SIGKILL');
    await holder.gone;
    const log = readFileSync(`${databaseFile}-wal`);
    expect(log.length).toBeGreaterThan(0);
    expect(refusalOf(root)).toMatchObject({ reason: 'from_future' });
    expect(readFileSync(`${databaseFile}-wal`).equals(log)).toBe(true);
    db.close();
  });

  it('damaged header', () => {
    const root = aClosedStore();
    const { databaseFile } = storeFolder(root);
    writeFileSync(databaseFile, readFileSync(databaseFile).fill(0x55, 0, 200));
    expect(refusalOf(root)).toMatchObject({ reason: 'damaged' });
    expect(refusalOf(root).message).toContain('npx qiatan restore');
  });

  it('half a file', () => {
    const root = aClosedStore();
    const { databaseFile } = storeFolder(root);
    const bytes = readFileSync(databaseFile);
    writeFileSync(databaseFile, bytes.subarray(0, 4096 * 3 + 100));
    expect(refusalOf(root)).toMatchObject({ reason: 'damaged' });
  });

  it('in a cloud folder', () => {
    for (const name of [
      'OneDrive',
      'OneDrive - 公司',
      'Dropbox',
      '坚果云',
      'WPS云盘',
      '百度网盘',
      'BaiduSyncdisk',
      'iCloud Drive',
    ])
      expect(cloudFolderOf(join('/home/x', name, 'qiatan'))).toBe(name);
    for (const name of ['Documents', 'oneday', '我的文档', '115号店', 'drive'])
      expect(cloudFolderOf(join('/home/x', name))).toBeNull();
    const root = join(tempFolder(), 'OneDrive', 'qiatan');
    expect(() => openTestStore(root)).toThrow('云盘目录「OneDrive」');
    expect(() => statSync(root)).toThrow('ENOENT');
  });

  it('in a cloud folder that goes by another name', () => {
    const cloud = join(tempFolder(), 'Dropbox');
    mkdirSync(cloud);
    const link = join(tempFolder(), '数据');
    symlinkSync(cloud, link);
    expect(() => openTestStore(join(link, 'qiatan'))).toThrow('云盘目录「Dropbox」');
  });

  it('open in another process; free again the moment that process is killed', async () => {
    const root = aClosedStore();
    const holder = startHolder('hold', root);
    expect(await holder.next()).toEqual({ opened: true, wasUnclean: false });
    expect(() => openTestStore(root)).toThrow('已被另一个「洽谈卡」打开');
    const second = startHolder('open', root);
    expect(await second.next()).toMatchObject({ refused: 'in_use' });
    holder.process.kill('SIGKILL');
    await holder.gone;
    expect(openTestStore(root).wasUnclean).toBe(true);
  });

  it('in a folder that cannot be written', async () => {
    const root = aClosedStore();
    const readOnly = 'mount --bind "$1" "$1"; mount -o remount,bind,ro "$1"';
    const answer = await startHolderWithMounts('open', root, readOnly).next();
    expect(answer).toMatchObject({ refused: 'read_only' });
    expect(answer).toHaveProperty('message', expect.stringContaining('不能写入'));
  });

  it('a new one on a full disk', async () => {
    const root = tempFolder();
    const full = 'mount -t tmpfs -o size=64k tmpfs "$1"; head -c 60000 /dev/zero > "$1/ballast"';
    const answer = await startHolderWithMounts('open', root, full).next();
    expect(answer).toMatchObject({ refused: 'disk_full' });
  });
});

describe('a disk that fills up while the store is open', () => {
  it('refuses the save, keeps all before it, and goes on as soon as there is room', async () => {
    const root = tempFolder();
    const small = 'mount -t tmpfs -o size=7m tmpfs "$1"; head -c 2500000 /dev/zero > "$1/ballast"';
    const answer = await startHolderWithMounts('fill', root, small).next();
    expect(answer).toMatchObject({ refusedAs: 'STORE_FULL', savedAfter: 20, findings: 0 });
    expect(answer).toHaveProperty('saved', expect.any(Number));
    expect(Reflect.get(answer, 'saved')).toBeGreaterThan(20);
  });
});

describe('after an exit that was not clean', () => {
  it('the file is checked and opens; after a clean one it is not', async () => {
    const root = aClosedStore();
    expect(openAndClose(root)).toBe(false);
    markUnclean(root);
    expect(openAndClose(root)).toBe(true);
    expect(openAndClose(root)).toBe(false);
  });

  it('a page damaged in the middle is noticed before anything is written', () => {
    const root = aClosedStore();
    const { databaseFile } = storeFolder(root);
    markUnclean(root);
    const bytes = readFileSync(databaseFile);
    writeFileSync(databaseFile, bytes.fill(0x55, bytes.length - 4096 * 3, bytes.length - 4096 * 2));
    expect(refusalOf(root)).toMatchObject({ reason: 'damaged' });
    expect(refusalOf(root).message).toContain('上次没有正常退出');
  });
});

describe('a file that turns out damaged while it is open', () => {
  it('stops all writing with a sentence, and does not call the exit clean', () => {
    const root = aClosedStore();
    const store = openTestStore(root);
    const { databaseFile } = storeFolder(root);
    const bytes = readFileSync(databaseFile);
    store.connection.pragma('cache_size = 0');
    store.connection.pragma('shrink_memory');
    writeFileSync(databaseFile, bytes.fill(0x55, 4096 * 2));
    const first = run(store, (tx): unknown => tx.insert('customer', aCustomer('c2')));
    expect(first).toMatchObject({ code: 'STORE_DAMAGED' });
    writeFileSync(databaseFile, bytes);
    const second = run(store, (tx): unknown => tx.note({ action: 'x', subject: 'y', body: {} }));
    expect(second).toMatchObject({ code: 'STORE_DAMAGED' });
    store.close();
    expect(refusalOf(root)).toMatchObject({ reason: 'damaged' });
  });
});

describe('the clock of a store', () => {
  it('never stands behind its log: a head that was lost is raised to the newest stamp', () => {
    const root = tempFolder();
    const store = openTestStore(root);
    run(store, (tx) => tx.insert('customer', aCustomer('c1')));
    const { clock } = readHead(store.prepare);
    writeHead(store.prepare, { ...readHead(store.prepare), clock: '0'.repeat(32) });
    store.close();
    const again = openTestStore(root);
    expect(readHead(again.prepare).clock).toBe(clock);
  });

  it('goes on from there when the wall clock was set back a year', () => {
    const store = openTestStore(tempFolder());
    run(store, (tx) => tx.insert('customer', aCustomer('c1')));
    run(store, (tx) => tx.update('customer', 'c1', { remark: '后写的' }), { now: firstAt - 365 * 86_400_000 });
    const stamps = store.prepare('SELECT hlc FROM change_set ORDER BY device_seq').pluck().all();
    expect(stamps).toEqual(stamps.toSorted());
    expect(verifyDatabase(store.connection).findings).toEqual([]);
  });
});

function openAndClose(root: string): boolean {
  const store = openTestStore(root);
  store.close();
  return store.wasUnclean;
}

/** Leaves the mark of an exit that was not clean. */
function markUnclean(root: string): void {
  const store = openTestStore(root);
  store.close();
  const db = connect(storeFolder(root).databaseFile, keyOf(root));
  writeMeta((sql) => db.prepare(sql), 'open', '1');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
