import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { referencedBlobs } from '../../../db/queries/attachments.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { bytesOf } from '../attachment/kit.ts';
import { addCustomer } from '../support/customers.ts';
import { insertRow } from '../support/rows.ts';
import { createTestShowroom, type Person, type TestShowroom } from '../support/showroom.ts';
import { tablesWith } from '../support/words.ts';
import { aCalledCustomer, drop, look, recordCall, rested, watchedFolder } from './kit.ts';

const dayMs = 86_400_000;

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

const recordingsOf = async (customerId: string) => (await manager.call('recording.list', { customerId })).rows;
const waiting = async (aside = false) => (await manager.call('recordingFolder.waiting', { aside })).rows;
const oneWaiting = async () => {
  const [one] = await waiting();
  if (!one) throw new Error('nothing waits');
  return one;
};

describe('a recording waits for a person', () => {
  test('without a number, with one that nobody has, and with one that two customers have', async () => {
    const [a, b] = ['刘洪波', '刘洪涛'].map((name) => addCustomer(showroom, { phone: '13800005521', name }).id);
    drop(folder, '录音 (3).wav');
    drop(folder, '录音_13900006621_20260309095500.wav');
    drop(folder, '张三(13800005521)_20260309095500.wav');
    await look(showroom);
    const rows = (await waiting()).toSorted((x, y) => (x.why < y.why ? -1 : 1));
    expect(rows).toMatchObject([
      { why: 'no_number', phone: null, spokenAt: null, customers: [], durationMs: expect.any(Number) },
      {
        why: 'shared_number',
        phone: '138****5521',
        originalName: '张三(138****5521)_20260309095500.wav',
        spokenOn: '2026-03-09',
        dropsOn: '2026-04-08',
      },
      { why: 'unknown_number', phone: '13900006621', customers: [], aside: null },
    ]);
    expect(rows[1]?.customers.map(({ id }) => id).toSorted()).toEqual([a, b].toSorted());
    expect(await manager.call('recordingFolder.get', {})).toMatchObject({ taken: 3, waiting: 3 });
  });

  test('shows no number of a customer in full, also where its name has another one beside it', async () => {
    addCustomer(showroom, { phone: '13800005521', name: '刘洪波' });
    drop(folder, '13800005521转13900006621.wav');
    await look(showroom);
    expect(await oneWaiting()).toMatchObject({ phone: null, originalName: '138****5521转139****6621.wav' });
  });

  test('only where nothing is certain: a number that sticks to its moment is read, one that may be something else is masked', async () => {
    const { id } = addCustomer(showroom, { phone: '13800005521', name: '刘洪波' });
    addCustomer(showroom, { phone: '13500001234', name: '白雪' });
    drop(folder, '2026030909550013800005521.wav');
    drop(folder, '2026030913500001234.wav');
    await look(showroom);
    expect(await recordingsOf(id)).toMatchObject([{ spokenOn: '2026-03-09', source: 'folder' }]);
    expect(await oneWaiting()).toMatchObject({ phone: null, spokenOn: null, originalName: '****.wav' });
  });

  test('and goes to whoever the number becomes, by itself', async () => {
    drop(folder, '录音_13900006621_20260309095500.wav');
    await look(showroom);
    expect(await waiting()).toHaveLength(1);
    const { id, contactId } = await aCalledCustomer(showroom, '13900006621');
    await look(showroom, 1);
    expect(await waiting()).toEqual([]);
    expect(await recordingsOf(id)).toMatchObject([{ contactId, source: 'folder', matchedBy: 'rule' }]);
  });

  test('who hears it, which is logged, and gives it to a customer and a contact', async () => {
    const { id, contactId } = await aCalledCustomer(showroom, '13800005521');
    const content = drop(folder, '新录音.wav');
    await look(showroom);
    const { id: waitingId } = await oneWaiting();
    const heard = await manager.call('recordingFolder.content', { id: waitingId });
    expect(await bytesOf(heard)).toEqual(content);
    const { rows } = await showroom.as('admin').call('log.list', { subject: `waitingRecording:${waitingId}` });
    expect(rows).toMatchObject([{ title: '听没对上的录音', person: { id: manager.id } }]);
    const { candidates } = await manager.call('recordingFolder.candidates', { id: waitingId, customerId: id });
    expect(candidates).toMatchObject([{ contactId, confidence: 0 }]);
    const { recording } = await manager.call('recordingFolder.assign', { id: waitingId, customerId: id, contactId });
    expect(recording).toMatchObject({ customerId: id, contactId, confidence: 100, matchedBy: 'person' });
    expect(await waiting()).toEqual([]);
    expect(await bytesOf(await manager.call('recording.content', { id: recording.id }))).toEqual(content);
    expect(await manager.refused('recordingFolder.assign', { id: waitingId, customerId: id })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('who finds the contact by its time where he names none, and is refused another customer’s', async () => {
    const one = await aCalledCustomer(showroom, '13800005521');
    const other = await aCalledCustomer(showroom, '13800005522', '白雪');
    drop(folder, '老婆的号_13900006621_20260309095500.wav');
    await look(showroom);
    const { id } = await oneWaiting();
    const wrong = { id, customerId: one.id, contactId: other.contactId };
    expect(await manager.refused('recordingFolder.assign', wrong)).toMatchObject({ code: 'NOT_FOUND' });
    const { candidates } = await manager.call('recordingFolder.candidates', { id, customerId: one.id });
    expect(candidates).toMatchObject([{ contactId: one.contactId }]);
    expect(candidates[0]?.confidence).toBeGreaterThan(0);
    const { recording } = await manager.call('recordingFolder.assign', { id, customerId: one.id });
    expect(recording.customerId).toBe(one.id);
  });

  test('who may set it aside with a reason, once, and still give it to somebody later', async () => {
    const customer = addCustomer(showroom, { phone: '13800005521' });
    drop(folder, '录音_13900006621_20260309095500.wav');
    await look(showroom);
    const { id } = await oneWaiting();
    await manager.call('recordingFolder.setAside', { id, reason: '私人电话' });
    expect(await manager.refused('recordingFolder.setAside', { id, reason: '又一次' })).toMatchObject({
      code: 'ALREADY_DONE',
    });
    expect(await waiting()).toEqual([]);
    expect(await waiting(true)).toMatchObject([{ id, aside: { reason: '私人电话', by: { id: manager.id } } }]);
    // what a person set aside no rule gives away
    addCustomer(showroom, { phone: '13900006621', name: '白雪' });
    await look(showroom);
    expect(await waiting(true)).toHaveLength(1);
    await manager.call('recordingFolder.assign', { id, customerId: customer.id });
    expect(await waiting(true)).toEqual([]);
  });

  test('for thirty days; then it goes, its bytes with it, and is not taken again', async () => {
    drop(folder, '录音 (3).wav');
    drop(folder, '私人.wav');
    await look(showroom);
    const [first] = await waiting();
    await manager.call('recordingFolder.setAside', { id: first?.id ?? '', reason: '私人电话' });
    showroom.clock.advance(30 * dayMs - 1000);
    await look(showroom);
    expect([...(await waiting()), ...(await waiting(true))]).toHaveLength(2);
    expect([...referencedBlobs(showroom.store.read)]).toHaveLength(2);
    // on a date that has just leapt nothing goes for good
    for (let day = 0; day < 2; day += 1) {
      expect(await waiting(true)).toHaveLength(1);
      showroom.clock.advance(dayMs);
      await look(showroom);
    }
    expect([...(await waiting()), ...(await waiting(true))]).toEqual([]);
    expect([...referencedBlobs(showroom.store.read)]).toEqual([]);
    expect(await manager.call('recordingFolder.get', {})).toMatchObject({ files: 2, waiting: 0, taken: 2 });
  });
});

describe('a recording whose contact is not written down yet', () => {
  test('finds it at the next look, with its number and time', async () => {
    const { id, opportunityId } = addCustomer(showroom, { phone: '13800005521' });
    drop(folder, '录音_13800005521_20260309095500.wav');
    await look(showroom);
    expect(await recordingsOf(id)).toMatchObject([{ contactId: null, staff: null }]);
    const { contactId } = await recordCall(showroom, opportunityId);
    await look(showroom, 1);
    expect(await recordingsOf(id)).toMatchObject([{ contactId, matchedBy: 'rule', staff: { name: '王磊' } }]);
  });

  test('but not where a person has said that it is of none', async () => {
    const { id, opportunityId } = addCustomer(showroom, { phone: '13800005521' });
    drop(folder, '录音_13800005521_20260309095500.wav');
    await look(showroom);
    const [row] = await recordingsOf(id);
    await manager.call('recording.correct', { id: row?.id ?? '', contactId: null });
    await recordCall(showroom, opportunityId);
    await look(showroom, 1);
    expect(await recordingsOf(id)).toMatchObject([{ contactId: null, matchedBy: 'person' }]);
  });

  test('but not where a spot check has drawn it, whose contact was taken back', async () => {
    const { id, opportunityId } = addCustomer(showroom, { phone: '13800005521' });
    drop(folder, '录音_13800005521_20260309095500.wav');
    await look(showroom);
    const [row] = await recordingsOf(id);
    insertRow(showroom, 'spotCheckItem', 'drawn', { customerId: id, recordingId: row?.id ?? '' });
    await recordCall(showroom, opportunityId);
    await look(showroom, 1);
    expect(await recordingsOf(id)).toMatchObject([{ contactId: null, matchedBy: 'rule' }]);
  });

  test('also where that of a forgotten customer would be in the way', async () => {
    const forgotten = addCustomer(showroom, { phone: '13800005522', name: '白雪' });
    const { id, opportunityId } = addCustomer(showroom, { phone: '13800005521' });
    drop(folder, '录音_13800005521_20260309095500.wav');
    await look(showroom);
    showroom.clock.advance(1000);
    drop(folder, '录音_13800005522_20260309095500.wav');
    await look(showroom);
    await recordCall(showroom, forgotten.opportunityId);
    const { contactId } = await recordCall(showroom, opportunityId);
    const request = { asker: 'self', proof: 'id_card', way: 'in_person', requestedOn: '2026-03-09' } as const;
    await manager.call('privacy.erase', { id: forgotten.id, ...request });
    await look(showroom, 1);
    expect(await recordingsOf(id)).toMatchObject([{ contactId }]);
    expect(await recordingsOf(forgotten.id)).toMatchObject([{ contactId: null }]);
  });

  test('but not after fourteen days', async () => {
    const { id, opportunityId } = addCustomer(showroom, { phone: '13800005521' });
    drop(folder, '录音_13800005521_20260309095500.wav');
    await look(showroom);
    const { contactId } = await recordCall(showroom, opportunityId);
    showroom.clock.advance(14 * dayMs + 1000);
    await look(showroom, 1);
    expect(await recordingsOf(id)).toMatchObject([{ contactId: null }]);
    expect(contactId).not.toBe('');
  });
});

test('whoever asks to be forgotten is in none of it, and the files that lie there still do not bring him back', async () => {
  const request = { asker: 'self', proof: 'id_card', way: 'in_person', requestedOn: '2026-03-09' } as const;
  const { id } = addCustomer(showroom, { phone: '13800005521', name: '田永刚' });
  addCustomer(showroom, { phone: '13800005521', name: '田永强' });
  drop(folder, '田永刚(13800005521)_20260309095500.wav');
  drop(folder, '13800005521_断了.wav', new TextEncoder().encode('田'));
  drop(folder, '田永刚(13800005521)转13900006621.wav');
  drop(folder, '13800005521转13900006621_断了.wav', new TextEncoder().encode('永'));
  drop(folder, '138000055211.wav');
  await look(showroom);
  expect(tablesWith(showroom, '13800005521_断了')).toEqual(['folder_file']);
  expect(tablesWith(showroom, '田永刚(13800005521)')).toEqual(['waiting_recording']);
  await manager.call('privacy.erase', { id, ...request });
  for (const word of ['田永刚', '13800005521_断了', '13800005521转', '138000055211'])
    expect(tablesWith(showroom, word), word).toEqual([]);
  expect([...referencedBlobs(showroom.store.read)]).toEqual([]);
  await look(showroom);
  expect(await waiting()).toEqual([]);
  expect(tablesWith(showroom, '田永刚')).toEqual([]);
  expect(verifyDatabase(showroom.store.connection).findings).toEqual([]);
});
