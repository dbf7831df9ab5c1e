import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aWav } from '../../fixtures/sounds.ts';
import { bytesOf } from '../attachment/kit.ts';
import { createTestShowroom, type OutputOf, type Person, type TestShowroom } from '../support/showroom.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { aCalledCustomer, aSound, drop, look, rested, watchedFolder } from './kit.ts';

let showroom: TestShowroom;
let manager: Person;
let folder: string;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
  manager = showroom.as('sales_manager');
  folder = await watchedFolder(showroom);
});
afterEach(() => showroom.close());

const recordingsOf = async (customerId: string) => (await manager.call('recording.list', { customerId })).rows;
const state = (): Promise<OutputOf<'recordingFolder.get'>> => manager.call('recordingFolder.get', {});
const waiting = async (aside = false) => (await manager.call('recordingFolder.waiting', { aside })).rows;
const refused = async () =>
  (await manager.call('recordingFolder.refused', {})).rows.map(({ name, problem }) => [name, problem]);

const named = '录音_13800005521_20260309095500.wav';
const shown = '录音_138****5521_20260309095500.wav';

describe('a recording in the watched folder', () => {
  test('is taken once two looks have seen it alike, hangs on its contact, and stays in the folder as it is', async () => {
    const { id, contactId } = await aCalledCustomer(showroom, '13800005521');
    const content = drop(folder, named);
    await look(showroom, 1);
    expect(await recordingsOf(id)).toEqual([]);
    expect(await state()).toMatchObject({ files: 1, arriving: 1, taken: 0 });
    await look(showroom, 1);
    const [taken, ...more] = await recordingsOf(id);
    expect(more).toEqual([]);
    expect(taken).toMatchObject({
      ...{ contactId, source: 'folder', matchedBy: 'rule', originalName: shown, mediaType: 'audio/wav' },
      ...{ spokenOn: '2026-03-09', bytes: content.length, staff: { name: '王磊' } },
    });
    expect(taken?.confidence).toBeGreaterThan(80);
    expect(await bytesOf(await manager.call('recording.content', { id: taken?.id ?? '' }))).toEqual(content);
    expect(new Uint8Array(readFileSync(join(folder, named)))).toEqual(content);
    expect(await state()).toMatchObject({ files: 1, arriving: 0, taken: 1, waiting: 0, notTaken: [], trouble: null });
    expect(showroom.log).toEqual([]);
  });

  test('is not read while it grows', async () => {
    const { id } = await aCalledCustomer(showroom, '13800005521');
    const content = aSound();
    writeFileSync(join(folder, named), content.subarray(0, 100));
    for (let at = 100; at < content.length; at += 16_000) {
      await look(showroom, 1);
      appendFileSync(join(folder, named), content.subarray(at, at + 16_000));
    }
    expect([await recordingsOf(id), await refused()]).toEqual([[], []]);
    await look(showroom);
    expect(await recordingsOf(id)).toHaveLength(1);
    expect(await refused()).toEqual([]);
  });

  test('is taken once, however often it is looked at, renamed, copied, touched or attached by hand', async () => {
    const { id } = await aCalledCustomer(showroom, '13800005521');
    const content = drop(folder, named);
    await look(showroom);
    await look(showroom);
    renameSync(join(folder, named), join(folder, '改名.wav'));
    drop(folder, '13800005521_20260309095500(1).wav', content);
    mkdirSync(join(folder, '3月'));
    drop(join(folder, '3月'), named, content);
    await look(showroom);
    utimesSync(join(folder, '改名.wav'), 1, 1);
    await look(showroom);
    expect(await recordingsOf(id)).toHaveLength(1);
    expect(await waiting()).toEqual([]);
    expect(await state()).toMatchObject({ files: 3, taken: 1 });
  });

  test('that a manager removed does not come back', async () => {
    const { id } = await aCalledCustomer(showroom, '13800005521');
    const content = drop(folder, named);
    await look(showroom);
    const [taken] = await recordingsOf(id);
    await manager.call('recording.remove', { id: taken?.id ?? '' });
    drop(folder, `又一次_${named}`, content);
    await look(showroom);
    expect(await recordingsOf(id)).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  test('of any name is taken: 255 bytes with pictures in them, one level down, and no deeper', async () => {
    const { id } = await aCalledCustomer(showroom, '13800005521');
    const long = `🎧${'录'.repeat(67)}_13800005521_20260309095500.wav`;
    const name = long.padStart(long.length + 255 - Buffer.byteLength(long), 'x');
    expect(Buffer.byteLength(name)).toBe(255);
    mkdirSync(join(folder, '2026-03 😀', '更深'), { recursive: true });
    drop(join(folder, '2026-03 😀'), name);
    drop(join(folder, '2026-03 😀', '更深'), named);
    await look(showroom);
    expect((await recordingsOf(id)).map(({ originalName }) => originalName)).toEqual([
      name.replace('13800005521', '138****5521'),
    ]);
  });

  test('behind a link is not followed, hidden and half copied ones are passed over', async () => {
    const elsewhere = tempFolder();
    drop(elsewhere, named);
    symlinkSync(join(elsewhere, named), join(folder, '链接.wav'));
    symlinkSync(elsewhere, join(folder, '链接文件夹'));
    symlinkSync(folder, join(folder, '绕圈'));
    for (const name of ['.隐藏.wav', '拷到一半.wav.part', 'desktop.ini', '~$录音.wav']) drop(folder, name);
    await look(showroom);
    expect(await state()).toMatchObject({ files: 0, taken: 0, waiting: 0 });
  });
});

describe('a file that is no recording', () => {
  test('is shown with the reason, as long as it is there, and is not read again', async () => {
    drop(folder, '名单.wav', new TextEncoder().encode('姓名,电话\n'.repeat(2000)));
    drop(folder, '空.mp3', new Uint8Array(0));
    const whole = aWav(3);
    drop(folder, '断了.wav', whole.subarray(0, whole.length / 2));
    writeFileSync(join(folder, '很大.wav'), aWav(1));
    truncateSync(join(folder, '很大.wav'), 2 * 1024 ** 3);
    await look(showroom);
    expect((await refused()).toSorted()).toEqual([
      ['名单.wav', 'unknown'],
      ['很大.wav', 'too_large'],
      ['断了.wav', 'broken'],
      ['空.mp3', 'empty'],
    ]);
    const found = await state();
    expect(found.notTaken).toHaveLength(4);
    expect(found).toMatchObject({ taken: 0, waiting: 0, trouble: null });
    rmSync(join(folder, '很大.wav'));
    await look(showroom);
    expect((await refused()).map(([name]) => name).toSorted()).toEqual(['名单.wav', '断了.wav', '空.mp3']);
    writeFileSync(join(folder, '断了.wav'), whole);
    await look(showroom);
    expect((await refused()).map(([name]) => name).toSorted()).toEqual(['名单.wav', '空.mp3']);
    expect((await waiting()).map(({ originalName }) => originalName)).toEqual(['断了.wav']);
    expect(showroom.log).toEqual([]);
  });

  test('leaves nothing in the store’s folder', async () => {
    const whole = aWav(30);
    drop(folder, '断了.wav', whole.subarray(0, whole.length - 10_000));
    await look(showroom);
    const left = readdirSync(join(showroom.dataDir, 'data', 'blobs'), { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile())).toEqual([]);
  });
});

describe('the folder itself', () => {
  test('that is taken away is said to be gone, and is looked into again once it is back', async () => {
    const { id } = await aCalledCustomer(showroom, '13800005521');
    renameSync(folder, `${folder}-away`);
    await look(showroom);
    expect(await state()).toMatchObject({ trouble: 'gone', files: 0 });
    drop(`${folder}-away`, named);
    renameSync(`${folder}-away`, folder);
    await look(showroom);
    expect(await state()).toMatchObject({ trouble: null, files: 1 });
    expect(await recordingsOf(id)).toHaveLength(1);
  });

  test('is not another one behind a link that was put in its place', async () => {
    const elsewhere = tempFolder();
    drop(elsewhere, named);
    renameSync(folder, `${folder}-away`);
    symlinkSync(elsewhere, folder);
    await look(showroom);
    expect(await state()).toMatchObject({ trouble: 'gone', taken: 0, waiting: 0 });
    rmSync(folder);
    renameSync(`${folder}-away`, folder);
  });

  test('is not looked into while it is off, and what was taken stays', async () => {
    await manager.call('recordingFolder.set', { isOn: false });
    drop(folder, named);
    await look(showroom);
    expect(await state()).toMatchObject({ isOn: false, path: folder, taken: 0, waiting: 0 });
    await manager.call('recordingFolder.set', { isOn: true });
    await rested(showroom);
    // whoever switches it on has put the files there before: it is looked at twice
    expect(await state()).toMatchObject({ isOn: true, waiting: 1 });
  });

  test('and the disk under the sealed files, when it is full, ends the look and loses nothing', async () => {
    const { blobs } = showroom.store;
    const { begin } = blobs;
    const full = Object.assign(new Error('no room'), { code: 'ENOSPC', syscall: 'write' });
    Object.assign(blobs, {
      begin: (...asked: Parameters<typeof begin>) => {
        const upload = begin(...asked);
        return upload && Object.assign(upload, { append: () => Promise.reject(full) });
      },
    });
    for (const i of [1, 2, 3]) drop(folder, `录音 ${i}.wav`);
    await look(showroom);
    expect(await state()).toMatchObject({ trouble: 'disk_full', taken: 0 });
    Object.assign(blobs, { begin });
    await look(showroom, 1);
    expect(await state()).toMatchObject({ trouble: null, taken: 3, waiting: 3 });
  });

  test('of a full disk leaves the files where they are, and takes them when there is room', async () => {
    const db = showroom.store.connection;
    for (let i = 0; i < 30; i += 1) drop(folder, `没有号码 ${i} ${'录'.repeat(60)}.wav`, aSound(0.1));
    await look(showroom, 1);
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
    await look(showroom, 1);
    const full = await state();
    expect(full.trouble).toBe('disk_full');
    db.pragma('max_page_count = 1073741823');
    await look(showroom);
    expect(await state()).toMatchObject({ trouble: null, waiting: 30, taken: 30 });
  });
});
