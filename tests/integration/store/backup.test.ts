import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inThread } from '../../../api/background.ts';
import { createUpkeep } from '../../../api/jobs/upkeep.ts';
import { checkBackup, recoveryFileOf } from '../../../db/backup.ts';
import { storeFolder } from '../../../db/folder.ts';
import { readKey } from '../../../db/keys.ts';
import { tailOf } from '../../../db/recovery-text.ts';
import { restoreBackup, restoreKey } from '../../../db/restore.ts';
import type { Store } from '../../../db/store.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { civilDateAt } from '../../../shared/calendar/civil-date.ts';
import type { NewEntityRow } from '../../../shared/entities/registry.ts';
import { createTestShowroom } from '../support/showroom.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { aCustomer, firstAt, openTestStore, run, testDeps } from './support/stores.ts';

const dayMs = 86_400_000;
const dayOf = (at: number): string => civilDateAt(at, 'Asia/Shanghai');
const namesIn = (store: Store): unknown[] => store.prepare('SELECT name FROM customer ORDER BY id').pluck().all();

/** A store with one customer and a kept recovery key. */
function aKeptStore(root = tempFolder()): { readonly root: string; readonly store: Store; readonly text: string } {
  const store = openTestStore(root);
  const { text } = store.recovery.create();
  expect(store.recovery.confirmTail(tailOf(text))).toBe(true);
  run(store, (tx) => tx.insert('device', { id: store.deviceId, code: 'A', name: '展厅主机', createdAt: firstAt }));
  run(store, (tx) => tx.insert('customer', aCustomer('c1')));
  return { root, store, text };
}

async function backUp(store: Store, at = firstAt): Promise<string> {
  await store.upkeep.backUp(at, dayOf);
  return store.upkeep.backups()[0]?.path ?? '';
}

describe('a backup', () => {
  it('is named by its instant, holds everything confirmed before it, and is whole', async () => {
    const { root, store } = aKeptStore();
    const path = await backUp(store, Date.UTC(2026, 2, 9, 1, 30));
    expect(basename(path)).toBe('store-20260309-013000Z.db');
    const key = readKey(storeFolder(root)) ?? '';
    checkBackup(path, key);
    run(store, (tx) => tx.insert('customer', aCustomer('c2')));
    const again = await backUp(store, Date.UTC(2026, 2, 9, 1, 31));
    expect(statSync(again).mode & 0o077).toBe(0);
    expect(store.upkeep.backups().map(({ path: kept }) => kept)).toEqual([again]);
  });

  it('is as encrypted as the store, has the sealed key beside it, and never the key', async () => {
    const { root, store } = aKeptStore();
    const path = await backUp(store);
    const folder = storeFolder(root);
    const key = readKey(folder) ?? '';
    const bytes = readFileSync(path);
    expect(bytes.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    expect(bytes.includes('王建国')).toBe(false);
    expect(readFileSync(recoveryFileOf(path), 'utf8')).toBe(readFileSync(folder.recoveryFile, 'utf8'));
    for (const name of readdirSync(folder.backupFolder))
      expect(readFileSync(join(folder.backupFolder, name)).includes(key)).toBe(false);
  });

  it('is made in a thread of its own while the store goes on writing', async () => {
    const root = tempFolder();
    const store = openTestStore(root, { background: inThread(new URL('../../../api/worker.ts', import.meta.url)) });
    run(store, (tx) => tx.insert('customer', aCustomer('c0')));
    const made = store.upkeep.backUp(firstAt, dayOf);
    expect(store.upkeep.isBusy()).toBe(true);
    for (let i = 1; i <= 20; i++) run(store, (tx) => tx.insert('customer', aCustomer(`c${i}`)));
    await made;
    checkBackup(store.upkeep.backups()[0]?.path ?? '', readKey(storeFolder(root)) ?? '');
  });

  it('takes the place of nothing when it fails, and leaves no half of itself', async () => {
    const { root, store } = aKeptStore();
    const good = await backUp(store);
    // a folder in the way of the new file
    mkdirSync(join(storeFolder(root).backupFolder, 'store-20260310-010000Z.db'));
    await expect(store.upkeep.backUp(firstAt + dayMs, dayOf)).rejects.toThrow();
    const left = readdirSync(storeFolder(root).backupFolder).filter((name) => name.endsWith('.part'));
    expect(left).toEqual([]);
    checkBackup(good, readKey(storeFolder(root)) ?? '');
  });

  it('is made once per store day by the host, rotated, and nothing else in the folder is touched', async () => {
    const showroom = await createTestShowroom({ at: '2026-03-09 08:00' });
    try {
      const { store, deps, clock } = showroom;
      const folder = storeFolder(showroom.dataDir);
      writeFileSync(join(folder.backupFolder, '店长的笔记.txt'), '别删');
      const keepUp = createUpkeep(deps);
      for (let day = 0; day < 12; day++) {
        for (const hours of [0, 1, 8]) {
          clock.set(`2026-03-${String(9 + day).padStart(2, '0')} ${String(9 + hours).padStart(2, '0')}:00`);
          keepUp(clock.now());
          await store.upkeep.settled();
          await new Promise(setImmediate);
        }
      }
      const days = store.upkeep.backups().map(({ at }) => dayOf(at));
      expect(days).toEqual([20, 19, 18, 17, 16, 15, 14, 13].map((day) => `2026-03-${day}`));
      expect(existsSync(join(folder.backupFolder, '店长的笔记.txt'))).toBe(true);
      expect(showroom.log).toEqual([]);
    } finally {
      showroom.close();
    }
  });

  it('that fails is reported in a sentence and tried again an hour later', async () => {
    const showroom = await createTestShowroom({ at: '2026-03-09 09:00' });
    try {
      const { store, deps, clock } = showroom;
      const inTheWay = join(storeFolder(showroom.dataDir).backupFolder, 'store-20260309-010000Z.db');
      mkdirSync(join(inTheWay, 'x'), { recursive: true });
      const keepUp = createUpkeep(deps);
      const tickAt = async (at: string): Promise<void> => {
        clock.set(at);
        keepUp(clock.now());
        await store.upkeep.settled();
        await new Promise(setImmediate);
      };
      await tickAt('2026-03-09 09:00');
      expect(showroom.log.join()).toContain('备份');
      await tickAt('2026-03-09 09:30');
      expect(showroom.log).toHaveLength(1);
    } finally {
      showroom.close();
    }
  });
});

describe('a restore', () => {
  it('brings back what the backup holds, keeps the old data aside, and gives the machine a new id and code', async () => {
    const { root, store } = aKeptStore();
    run(store, (tx) => tx.insert('store', aShowroom));
    const backup = await backUp(store);
    run(store, (tx) => tx.insert('customer', aCustomer('c2', { name: '后来的人' })));
    const oldId = store.deviceId;
    store.close();
    const done = restoreBackup(
      root,
      { backup, recoveryKey: null, recoveryFile: null },
      { ...testDeps, now: firstAt + dayMs },
    );
    expect(basename(done.aside)).toBe('before-restore-20260310-010000Z');
    expect(done.deviceCode).toBe('B');
    const restored = openTestStore(root);
    expect(restored.deviceId).toBe(done.deviceId);
    expect(restored.deviceId).not.toBe(oldId);
    expect(namesIn(restored)).toEqual(['王建国']);
    restored.close();
    const old = openTestStore(done.aside);
    expect(namesIn(old)).toEqual(['王建国', '后来的人']);
  });

  it('continues the chain: verify finds nothing broken, before and after the next write', async () => {
    const { root, store } = aKeptStore();
    const backup = await backUp(store);
    store.close();
    restoreBackup(root, { backup, recoveryKey: null, recoveryFile: null }, { ...testDeps, now: firstAt + dayMs });
    const restored = openTestStore(root);
    expect(verifyDatabase(restored.connection).findings).toEqual([]);
    run(restored, (tx) => tx.insert('customer', aCustomer('c3')), { now: firstAt + 2 * dayMs });
    const report = verifyDatabase(restored.connection);
    expect(report.findings).toEqual([]);
    expect(report.continued).toBe(1);
  });

  it('works on another machine with the recovery key, and not without', async () => {
    const { store, text } = aKeptStore();
    const path = await backUp(store);
    const elsewhere = tempFolder();
    const stick = tempFolder();
    const backup = join(stick, basename(path));
    copyFileSync(path, backup);
    copyFileSync(recoveryFileOf(path), recoveryFileOf(backup));
    const deps = { ...testDeps, now: firstAt };
    const request = { backup, recoveryFile: null };
    expect(() => restoreBackup(elsewhere, { ...request, recoveryKey: null }, deps)).toThrow('请加上恢复密钥');
    expect(() => restoreBackup(elsewhere, { ...request, recoveryKey: 'AAAA-BBBB' }, deps)).toThrow('恢复密钥不对');
    expect(readdirSync(join(elsewhere, 'data'))).toEqual([]);
    restoreBackup(elsewhere, { ...request, recoveryKey: text.toLowerCase() }, deps);
    expect(namesIn(openTestStore(elsewhere))).toEqual(['王建国']);
  });

  it('asks for the sealed key where it does not lie beside the backup, and takes it from where it is told', async () => {
    const { store, text } = aKeptStore();
    const path = await backUp(store);
    const stick = tempFolder();
    const backup = join(stick, 'b.db');
    copyFileSync(path, backup);
    const deps = { ...testDeps, now: firstAt };
    const elsewhere = tempFolder();
    expect(() => restoreBackup(elsewhere, { backup, recoveryKey: text, recoveryFile: null }, deps)).toThrow(
      '--recovery-file',
    );
    restoreBackup(elsewhere, { backup, recoveryKey: text, recoveryFile: recoveryFileOf(path) }, deps);
    expect(namesIn(openTestStore(elsewhere))).toEqual(['王建国']);
  });

  it('refuses while the store is open, and changes nothing', async () => {
    const { root, store } = aKeptStore();
    const backup = await backUp(store);
    const restore = (): unknown =>
      restoreBackup(root, { backup, recoveryKey: null, recoveryFile: null }, { ...testDeps, now: firstAt });
    expect(restore).toThrow('已被另一个「洽谈卡」打开');
    run(store, (tx) => tx.insert('customer', aCustomer('c2')));
    expect(namesIn(store)).toHaveLength(2);
  });

  it.each([
    ['a damaged backup', (bytes: Buffer) => bytes.fill(0x55, 8192, 12_288)],
    ['half a backup', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['something else', () => Buffer.from('这不是备份'.repeat(1000))],
    ['nothing', () => Buffer.alloc(0)],
  ])('refuses %s, and changes nothing', async (_what, spoil) => {
    const { root, store } = aKeptStore();
    const backup = await backUp(store);
    store.close();
    writeFileSync(backup, spoil(readFileSync(backup)));
    const before = readFileSync(storeFolder(root).databaseFile);
    const restore = (): unknown =>
      restoreBackup(root, { backup, recoveryKey: null, recoveryFile: null }, { ...testDeps, now: firstAt });
    expect(restore).toThrow(/备份.*(损坏|不是)/);
    expect(readFileSync(storeFolder(root).databaseFile).equals(before)).toBe(true);
    expect(namesIn(openTestStore(root))).toEqual(['王建国']);
  });

  it('brings back a store whose file is beyond opening', async () => {
    const { root, store } = aKeptStore();
    const backup = await backUp(store);
    store.close();
    writeFileSync(storeFolder(root).databaseFile, 'damaged');
    restoreBackup(root, { backup, recoveryKey: null, recoveryFile: null }, { ...testDeps, now: firstAt });
    expect(namesIn(openTestStore(root))).toEqual(['王建国']);
  });

  it('takes every token back: one that was revoked since would open the store again', async () => {
    const { root, store } = aKeptStore();
    store
      .prepare(
        `INSERT INTO api_token (id, staff_id, name, token_hash, scope, created_at, created_by_id)
         VALUES ('t1', 'p1', '报表', 'hash', 'read', 1, 'p1')`,
      )
      .run();
    const backup = await backUp(store);
    store.prepare('UPDATE api_token SET revoked_at = 2').run();
    store.close();
    restoreBackup(root, { backup, recoveryKey: null, recoveryFile: null }, { ...testDeps, now: firstAt });
    expect(openTestStore(root).prepare('SELECT revoked_at FROM api_token').pluck().get()).toBe(firstAt);
  });

  it('ends every session: a secret of the time of the backup opens nothing', async () => {
    const { root, store } = aKeptStore();
    store.prepare("INSERT INTO session VALUES ('s1', 'p1', 1, 1, NULL, NULL, 'browser', '127.0.0.1', '')").run();
    const backup = await backUp(store);
    store.close();
    restoreBackup(root, { backup, recoveryKey: null, recoveryFile: null }, { ...testDeps, now: firstAt });
    expect(openTestStore(root).prepare('SELECT ended_at FROM session').pluck().get()).toBe(firstAt);
  });

  it('that is broken off in the middle of the exchange is completed by the next opening', async () => {
    for (const done of [0, 1, 2, 3]) {
      const { root, store } = aKeptStore();
      const backup = await backUp(store);
      run(store, (tx) => tx.insert('customer', aCustomer('c2', { name: '后来的人' })));
      store.close();
      breakOffExchange(root, backup, done);
      expect(namesIn(openTestStore(root))).toEqual(['王建国']);
      expect(readdirSync(root).sort()).toEqual(['backups', 'before-restore-1', 'data', 'keys', 'store.lock']);
      expect(namesIn(openTestStore(join(root, 'before-restore-1')))).toHaveLength(2);
    }
  });
});

describe('a lost key', () => {
  it('comes back from the recovery key; the data is not touched', () => {
    const { root, store, text } = aKeptStore();
    store.close();
    const folder = storeFolder(root);
    const key = readKey(folder);
    rmSync(folder.keyFile);
    const before = readFileSync(folder.databaseFile);
    expect(() => openTestStore(root)).toThrow('找不到数据的密钥文件');
    expect(() =>
      restoreKey(
        root,
        text.replace(/^./, (c) => (c === '7' ? '8' : '7')),
      ),
    ).toThrow('恢复密钥不对');
    restoreKey(root, ` ${text.toLowerCase()} `);
    expect(readKey(folder)).toBe(key);
    expect(readFileSync(folder.databaseFile).equals(before)).toBe(true);
    expect(namesIn(openTestStore(root))).toEqual(['王建国']);
  });

  it('comes back from the envelope beside a backup when the folder lost its own', async () => {
    const { root, store, text } = aKeptStore();
    await backUp(store);
    store.close();
    const folder = storeFolder(root);
    rmSync(folder.keyFile);
    rmSync(folder.recoveryFile);
    restoreKey(root, text);
    expect(namesIn(openTestStore(root))).toEqual(['王建国']);
  });

  it('replaces a wrong key file and keeps that aside', () => {
    const { root, store, text } = aKeptStore();
    store.close();
    const folder = storeFolder(root);
    writeFileSync(folder.keyFile, `${'0'.repeat(64)}\n`);
    restoreKey(root, text);
    expect(readFileSync(`${folder.keyFile}.replaced`, 'utf8').trim()).toBe('0'.repeat(64));
    expect(namesIn(openTestStore(root))).toEqual(['王建国']);
  });

  it('is not given back by a recovery key made anew but never confirmed: the confirmed one still works', () => {
    const { root, store, text } = aKeptStore();
    const unconfirmed = store.recovery.create().text;
    expect(store.recovery.confirmTail('XXXX')).toBe(false);
    store.close();
    rmSync(storeFolder(root).keyFile);
    expect(() => restoreKey(root, unconfirmed)).toThrow('恢复密钥不对');
    restoreKey(root, text);
    expect(namesIn(openTestStore(root))).toEqual(['王建国']);
  });
});

const aShowroom: NewEntityRow<'store'> = {
  id: 'store',
  name: '定州展厅',
  zone: 'Asia/Shanghai',
  openingTime: '08:30',
  closingTime: '18:00',
  closedWeekdays: '[]',
  finesOn: 0,
  legalNoticeAt: null,
  idleLockMinutes: 30,
  reminders: '',
  csiWording: '',
  recordingDays: 0,
  createdAt: firstAt,
};

/** The state of a folder in which a restore stopped after so many of its renames. */
function breakOffExchange(root: string, backup: string, renames: number): void {
  const rehearsal = tempFolder();
  cpSync(root, rehearsal, { recursive: true });
  restoreBackup(rehearsal, { backup, recoveryKey: null, recoveryFile: null }, { ...testDeps, now: firstAt });
  for (const part of ['data', 'keys'])
    cpSync(join(rehearsal, part), join(root, 'restoring', part), { recursive: true });
  const aside = 'before-restore-1';
  writeFileSync(storeFolder(root).restoreFile, JSON.stringify({ aside }));
  mkdirSync(join(root, aside), { recursive: true });
  const moves = [
    [join(root, 'data'), join(root, aside, 'data')],
    [join(root, 'restoring', 'data'), join(root, 'data')],
    [join(root, 'keys'), join(root, aside, 'keys')],
    [join(root, 'restoring', 'keys'), join(root, 'keys')],
  ];
  for (const [from = '', to = ''] of moves.slice(0, renames)) renameSync(from, to);
}
