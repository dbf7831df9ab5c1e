import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createChangeFeed } from '../../../db/change-feed.ts';
import { newsSeq } from '../../../db/news-seq.ts';
import { runCommand } from '../../../db/unit-of-work.ts';
import { refuse } from '../../../shared/domain/refusal.ts';
import { addCustomer } from '../support/customers.ts';
import { createTestShowroom, type Person, type TestShowroom } from '../support/showroom.ts';
import { drop, look, rested, watchedFolder } from './kit.ts';

let showroom: TestShowroom;
let manager: Person;
let folder: string;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
  manager = showroom.as('sales_manager');
  folder = await watchedFolder(showroom);
});
afterEach(async () => {
  await rested(showroom);
  showroom.close();
});

/** A window asks for news. */
const ask = (since: number | null, waitMs = 5_000) => manager.call('live.changes', { since, waitMs });
const head = async () => (await ask(null)).seq;
const waiting = async () => (await manager.call('recordingFolder.waiting', {})).rows;

test('a window that waits hears that the folder took something, that a person set it aside, and that it became somebody’s', async () => {
  let news = ask(await head());
  drop(folder, '录音_13900006621_20260309095500.wav');
  await look(showroom);
  expect((await news).entities).toEqual(['recordingFolder']);
  const [one] = await waiting();

  news = ask((await news).seq);
  await manager.call('recordingFolder.setAside', { id: one?.id ?? '', reason: '私人电话' });
  expect((await news).entities).toEqual(['recordingFolder']);

  const { id: customerId } = addCustomer(showroom, { phone: '13800005521' });
  news = ask(await head());
  await manager.call('recordingFolder.assign', { id: one?.id ?? '', customerId });
  expect((await news).entities).toEqual(['recording', 'recordingFolder']);
});

test('a file that is no recording is told as well, when it is refused and when it goes', async () => {
  let news = ask(await head());
  drop(folder, '名单.wav', new TextEncoder().encode('姓名,电话'));
  await look(showroom);
  expect((await news).entities).toEqual(['recordingFolder']);
  news = ask((await news).seq);
  rmSync(join(folder, '名单.wav'));
  await look(showroom);
  expect((await news).entities).toEqual(['recordingFolder']);
});

test('a look that finds nothing new tells nobody anything, and neither does what is rolled back', async () => {
  drop(folder, '新录音.wav');
  await look(showroom);
  const seq = await head();
  await look(showroom, 3);
  const env = { command: 'test', actorId: manager.id, now: showroom.clock.now(), isAuthority: true };
  runCommand(showroom.store, env, (tx) => {
    tx.tell('recordingFolder');
    return refuse('NOT_FOUND', { what: '这份录音' });
  });
  expect(await ask(seq, 50)).toEqual({ seq, entities: [] });
});

test('after a restart a window that missed what the folder took meanwhile is told so, and is told nothing twice', async () => {
  const before = await head();
  drop(folder, '新录音 1.wav');
  drop(folder, '新录音 2.wav');
  await look(showroom);
  const after = await head();
  expect(after).toBeGreaterThan(before);
  // what the next opening begins with
  const reopened = createChangeFeed(newsSeq(showroom.store.prepare));
  expect(reopened.since(after)).toEqual({ seq: after, entities: [] });
  expect(reopened.since(before).entities).toBeNull();
});
