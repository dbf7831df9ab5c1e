import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection } from '../../../api/call.ts';
import { openSession } from '../support/people.ts';
import { createTestShowroom, type Person, type TestShowroom } from '../support/showroom.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { rested } from './kit.ts';

let showroom: TestShowroom;
let manager: Person;
beforeAll(async () => {
  showroom = await createTestShowroom();
  manager = showroom.as('sales_manager');
});
afterAll(async () => {
  await rested(showroom);
  showroom.close();
});

const set = (path: string, isOn = true) => manager.refused('recordingFolder.set', { path, isOn });

describe('a folder is refused', () => {
  test.each([
    ['that is not written in full', () => 'recordings', '完整路径'],
    ['that is not there', () => join(tempFolder(), '没有'), '没有'],
    ['with a character that no path has', () => `${tempFolder()}\0x`, '没有'],
    ['that is a file', () => aFile(), '不是文件夹'],
    ['that is the data folder', () => showroom.dataDir, '数据文件夹'],
    ['in the data folder', () => join(showroom.dataDir, 'data', 'blobs'), '数据文件夹'],
    ['around the data folder', () => dirname(showroom.dataDir), '数据文件夹'],
    ['that is the whole disk', () => '/', '数据文件夹'],
    ['that leads to the data folder by a link', () => aLink(showroom.dataDir), '数据文件夹'],
    ['in a cloud folder', () => aCloudFolder(), '坚果云'],
  ])('%s, with what to do, and nothing is kept', async (_which, path, words) => {
    mkdirSync(join(showroom.dataDir, 'data', 'blobs'), { recursive: true });
    const refusal = await set(path());
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', field: 'path' });
    expect(String(refusal.params.problem)).toContain(words);
    expect(await manager.call('recordingFolder.get', {})).toMatchObject({ isSet: false, path: null, isOn: false });
  });

  test('where none is named and none was set before', async () => {
    for (const isOn of [true, false])
      expect(await manager.refused('recordingFolder.set', { isOn })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await manager.refused('recordingFolder.scanNow', {})).toMatchObject({ code: 'INVALID_INPUT' });
  });

  function aFile(): string {
    const path = join(tempFolder(), '录音.wav');
    writeFileSync(path, 'x');
    return path;
  }

  function aLink(to: string): string {
    const path = join(tempFolder(), '链接');
    symlinkSync(to, path);
    return path;
  }

  function aCloudFolder(): string {
    const path = join(tempFolder(), '坚果云', '录音');
    mkdirSync(path, { recursive: true });
    return path;
  }
});

describe('who may', () => {
  const calledFrom = (person: Person, connection: Partial<Connection>, input: unknown): Promise<unknown> =>
    showroom.dispatch('recordingFolder.set', input, {
      ...{ transport: 'browser', address: '127.0.0.1', agent: 'test', setSecret: () => {} },
      secret: openSession(showroom.store, person, showroom.clock.now()),
      ...connection,
    });

  test('set it: managers and the administrator at the machine itself, and nobody from elsewhere', async () => {
    const path = tempFolder();
    const input = { path, isOn: false };
    for (const far of ['192.168.1.20', '10.0.0.1', '::ffff:192.168.1.20', 'localhost.evil', ''])
      expect(await calledFrom(manager, { address: far }, input), far).toMatchObject({ code: 'HOST_ONLY' });
    for (const near of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(await calledFrom(manager, { address: near }, input), near).toMatchObject({ path, canSet: true });
    const window = { transport: 'desktop', address: 'window' } as const;
    expect(await calledFrom(showroom.as('admin'), window, input)).toMatchObject({ path, canSet: true });
    expect(await calledFrom(showroom.as('consultant'), window, input)).toMatchObject({ code: 'FORBIDDEN' });
    const { secret } = await manager.call('token.create', { staffId: manager.id, name: '报表', scope: 'write' });
    const program = showroom.program(secret);
    expect(await program.refused('recordingFolder.set', input)).toMatchObject({ code: 'TOKEN_PERSONAL' });
    expect(await program.call('recordingFolder.get', {})).toMatchObject({ isSet: true, path: null, canSet: false });
  });

  test('see what is in it: managers alone, for the names are customers’', async () => {
    const admin = showroom.as('admin');
    expect(await admin.call('recordingFolder.get', {})).toMatchObject({ files: 0 });
    for (const procedure of ['refused', 'waiting'] as const)
      expect(await admin.refused(`recordingFolder.${procedure}`, {})).toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('what is set is in the log with its path, and is kept as it really lies', async () => {
  const folder = tempFolder();
  const link = join(tempFolder(), '链接');
  symlinkSync(folder, link);
  const view = await manager.call('recordingFolder.set', { path: ` "${link}" `, isOn: true });
  expect(view).toMatchObject({ path: realpathSync(folder), isOn: true, setBy: { id: manager.id } });
  const { rows } = await showroom.as('admin').call('log.list', { subject: 'recordingFolder' });
  expect(rows[0]).toMatchObject({ title: '设录音文件夹', person: { id: manager.id } });
  const body = showroom.store
    .prepare("SELECT body_json FROM audit_log WHERE action = 'recordingFolder.set' ORDER BY seq DESC")
    .pluck()
    .get();
  expect(JSON.parse(String(body))).toMatchObject({ path: realpathSync(folder), isOn: true });
});
