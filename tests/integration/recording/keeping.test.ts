import { existsSync } from 'node:fs';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expireRecordings } from '../../../api/jobs/expire-recordings.ts';
import { createUpkeep } from '../../../api/jobs/upkeep.ts';
import { blobPath } from '../../../db/blobs/place.ts';
import { blobKeysOf, blobName } from '../../../db/blobs/seal.ts';
import { storeFolder } from '../../../db/folder.ts';
import { readKey } from '../../../db/keys.ts';
import { referencedBlobs } from '../../../db/queries/attachments.ts';
import { verifyBlobs } from '../../../db/verify/blobs.ts';
import { verifyDatabase } from '../../../db/verify.ts';
import { aWav } from '../../fixtures/sounds.ts';
import { fullCard, row } from '../card/card-kit.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { createTestShowroom, type Person, type TestShowroom } from '../support/showroom.ts';
import { record } from './kit.ts';

let showroom: TestShowroom;
let me: Person;
let customer: TestCustomer;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
  customer = addCustomer(showroom, { level: 'A' });
  me = showroom.as('王磊');
});
afterEach(() => showroom.close());

/** Whether the sealed bytes of a stored recording lie in their place. */
function isThere(id: string): boolean {
  const folder = storeFolder(showroom.dataDir);
  const name = blobName(blobKeysOf(readKey(folder) ?? ''), String(row(showroom, 'recording', id).sha256));
  return existsSync(blobPath(folder.blobFolder, name));
}

async function troubles(): Promise<readonly string[]> {
  const folder = storeFolder(showroom.dataDir);
  const { findings } = await verifyBlobs(showroom.store.connection, folder.blobFolder, readKey(folder) ?? '');
  return findings.map(({ code, subject }) => `${code} ${subject}`);
}

/** Lets the upkeep of a day run, as often as it takes for backup, check and the rest. */
async function upkeepOn(keepUp: (now: number) => void, day: string): Promise<void> {
  for (const time of ['09:00', '11:00', '13:00', '15:00', '17:00']) {
    showroom.clock.set(`${day} ${time}`);
    keepUp(showroom.clock.now());
    await showroom.store.upkeep.settled();
    for (let i = 0; i < 30; i += 1) await setImmediate();
  }
}

/** Waits by the wall clock, for a busy disk counts no turns of ours; two seconds at most. */
async function until(done: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !done(); i += 1) await setTimeout(5);
}

describe('the time for which a recorded call is kept', () => {
  it('ends by itself: the sound goes, the row and its notes stay, and whoever asks is told the day', async () => {
    await showroom.as('admin').call('store.update', { recordingDays: 30 });
    const { recording } = await record(me, { customerId: customer.id }, { content: aWav(1) });
    const { id } = recording;
    await me.call('recording.note', { id, atMs: 500, text: '报价说错' });
    const keepUp = createUpkeep(showroom.deps);
    for (const day of ['2026-04-06', '2026-04-07']) await upkeepOn(keepUp, day);
    expect([isThere(id), row(showroom, 'recording', id).expired_at]).toEqual([true, null]);
    await upkeepOn(keepUp, '2026-04-09');
    await until(() => !isThere(id));
    expect(isThere(id)).toBe(false);
    const refusal = await me.refused('recording.content', { id });
    expect(refusal).toMatchObject({ code: 'RECORDING_EXPIRED' });
    const got = await me.call('recording.get', { id });
    expect(got.recording.expiredAt).not.toBeNull();
    expect(got.notes.map(({ text }) => text)).toEqual(['报价说错']);
    expect([...referencedBlobs(showroom.store.read)]).toEqual([]);
    expect(await troubles()).toEqual([]);
    expect(verifyDatabase(showroom.store.connection).findings).toEqual([]);
  });

  it('ends for each recording by its own day: bytes that another one still has stay', async () => {
    const other = addCustomer(showroom, { phone: '13900001111' });
    const { recording: first } = await record(me, { customerId: customer.id }, { content: aWav(1) });
    showroom.clock.set('2026-05-01 10:00');
    const { recording: second } = await record(me, { customerId: other.id }, { content: aWav(1) });
    const keepUp = createUpkeep(showroom.deps);
    for (const day of ['2026-09-08', '2026-09-09', '2026-09-10']) await upkeepOn(keepUp, day);
    await until(() => row(showroom, 'recording', first.id).expired_at !== null);
    expect((await me.refused('recording.content', { id: first.id })).code).toBe('RECORDING_EXPIRED');
    await me.call('recording.content', { id: second.id });
    // attached once more, the call is kept anew
    const again = await record(me, { customerId: customer.id }, { content: aWav(1) });
    expect(again).toMatchObject({ known: false, recording: { expiredAt: null } });
  });

  it('ends for everybody, also where one of them was forgotten on request before', async () => {
    const other = addCustomer(showroom, { phone: '13900001111' });
    await record(me, { customerId: customer.id }, { content: aWav(1) });
    const { recording } = await record(me, { customerId: other.id }, { content: aWav(2) });
    const request = { asker: 'self', proof: 'id_card', way: 'in_person', requestedOn: '2026-03-09' } as const;
    await showroom.as('sales_manager').call('privacy.erase', { id: customer.id, ...request });
    const keepUp = createUpkeep(showroom.deps);
    for (const day of ['2026-09-08', '2026-09-09', '2026-09-10']) await upkeepOn(keepUp, day);
    await until(() => row(showroom, 'recording', recording.id).expired_at !== null);
    expect(row(showroom, 'recording', recording.id).expired_at).not.toBeNull();
    await until(() => !isThere(recording.id));
    expect(isThere(recording.id)).toBe(false);
  });

  it('does not end on a date that leapt ahead: somebody has three days to notice', async () => {
    const { recording } = await record(me, { customerId: customer.id }, { content: aWav(1) });
    const keepUp = createUpkeep(showroom.deps);
    for (const day of ['2026-03-10', '2026-03-11', '2026-03-12', '2027-03-12', '2027-03-13'])
      await upkeepOn(keepUp, day);
    for (const day of ['2026-03-13', '2026-03-14', '2026-03-15']) await upkeepOn(keepUp, day);
    await setTimeout(50);
    expect(row(showroom, 'recording', recording.id).expired_at).toBeNull();
    await me.call('recording.content', { id: recording.id });
  });

  it('tells what a shorter one would end, before it is saved, and has deleted nothing by telling', async () => {
    const admin = showroom.as('admin');
    const lost = async (recordingDays: number, who: Person = admin) =>
      (await who.call('store.previewRecordingDays', { recordingDays })).count;
    await record(me, { customerId: customer.id }, { content: aWav(1) });
    showroom.clock.advance(31 * 86_400_000);
    const { recording: removed } = await record(me, { customerId: customer.id }, { content: aWav(2) });
    const { recording } = await record(me, { customerId: customer.id }, { content: aWav(3) });
    await me.call('recording.remove', { id: removed.id });
    showroom.clock.advance(60_000);
    expect([await lost(180), await lost(32), await lost(31), await lost(30, showroom.as('general_manager'))]).toEqual([
      ...[0, 0, 1, 1],
    ]);
    await me.call('recording.content', { id: recording.id });
    expect((await admin.call('store.settings', {})).recordingDays).toBe(180);
    // what it tells is what goes
    await admin.call('store.update', { recordingDays: 30 });
    expect(await expireRecordings(showroom.store, showroom.clock.now())).toBe(1);
    expect(await lost(30)).toBe(0);
  });

  it('is told to those alone who may change it, and of no number that may not be set', async () => {
    for (const who of ['王磊', 'receptionist', 'sales_manager', 'showroom_manager'])
      expect(await showroom.as(who).refused('store.previewRecordingDays', { recordingDays: 90 })).toMatchObject({
        code: 'FORBIDDEN',
      });
    expect(await showroom.as('admin').refused('store.previewRecordingDays', { recordingDays: 29 })).toMatchObject({
      ...{ code: 'INVALID_INPUT', field: 'recordingDays' },
    });
  });

  it('is thirty days at least and three years at most', async () => {
    const admin = showroom.as('admin');
    for (const recordingDays of [29, 1096, 30.5])
      expect(await admin.refused('store.update', { recordingDays })).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'recordingDays',
      });
    expect((await admin.call('store.settings', {})).recordingDays).toBe(180);
    await admin.call('store.update', { recordingDays: 1095 });
    expect((await admin.call('store.settings', {})).recordingDays).toBe(1095);
  });
});

describe('what becomes of recorded calls with their customer', () => {
  const request = { asker: 'self', proof: 'id_card', way: 'in_person', requestedOn: '2026-03-09' } as const;

  it('who is forgotten: the sound, the file’s name and the words noted in it go, the fact stays', async () => {
    const { recording } = await record(
      me,
      { customerId: customer.id },
      { content: aWav(1), name: '刘洪波_13800005521.wav' },
    );
    const { id } = recording;
    const note = await me.call('recording.note', { id, atMs: 500, text: '刘先生说要贷款' });
    const path = isThere(id);
    const sha256 = String(row(showroom, 'recording', id).sha256);
    await showroom.as('sales_manager').call('privacy.erase', { id: customer.id, ...request });
    const folder = storeFolder(showroom.dataDir);
    const file = blobPath(folder.blobFolder, blobName(blobKeysOf(readKey(folder) ?? ''), sha256));
    await until(() => !existsSync(file));
    expect([path, existsSync(file)]).toEqual([true, false]);
    expect(row(showroom, 'recording', id)).toMatchObject({
      original_name: '',
      sha256: '',
      duration_ms: 1000,
      deleted_hlc: null,
    });
    expect(row(showroom, 'recording_note', note.id)).toMatchObject({ text: '', at_ms: 500 });
    const said = showroom.store.prepare(
      "SELECT entity || ' ' || grp || ' ' || value_json FROM change WHERE value_json LIKE '%刘洪波%' OR value_json LIKE '%刘先生%'",
    );
    expect(said.pluck().all()).toEqual([]);
    expect(verifyDatabase(showroom.store.connection).findings).toEqual([]);
    const refusal = await showroom.as('sales_manager').refused('recording.content', { id });
    expect(refusal.code).toBe('RECORDING_EXPIRED');
  });

  it('who becomes one with another: they go along, and come back when it is taken back', async () => {
    const manager = showroom.as('sales_manager');
    const kept = addCustomer(showroom, { phone: '13900001111' });
    const { recording } = await record(me, { customerId: customer.id }, { content: aWav(1) });
    await me.call('recording.note', { id: recording.id, atMs: 5, text: '报价说错' });
    const { mergeId } = await manager.call('merge.merge', { id: kept.id, otherId: customer.id });
    const { rows } = await me.call('recording.list', { customerId: kept.id });
    expect(rows.map(({ id }) => id)).toEqual([recording.id]);
    expect((await me.call('recording.list', { customerId: customer.id })).rows).toHaveLength(1);
    expect((await me.call('recording.get', { id: recording.id })).notes).toHaveLength(1);
    await manager.call('merge.undo', { mergeId });
    expect((await me.call('recording.list', { customerId: kept.id })).rows).toEqual([]);
    expect((await me.call('recording.list', { customerId: customer.id })).rows).toHaveLength(1);
    expect(verifyDatabase(showroom.store.connection).findings).toEqual([]);
  });

  it('who is told what is kept of him: the calls stand in it', async () => {
    const { recording } = await record(
      me,
      { customerId: customer.id },
      { content: aWav(1), name: '刘洪波_20260309093000.wav' },
    );
    await me.call('recording.note', { id: recording.id, atMs: 500, text: '问了贷款' });
    const report = await showroom.as('sales_manager').call('privacy.report', { id: customer.id });
    const told = JSON.stringify(report);
    expect(told).toContain('刘洪波_20260309093000.wav');
    expect(told).toContain('问了贷款');
  });

  it('of a stranger who turns out to be known stays with the one who is known', async () => {
    const quick = await me.call('card.quickSave', { values: { name: '田', noPhoneReason: 'declined', level: 'B' } });
    const { recording } = await record(me, { customerId: quick.customerId }, { content: aWav(1) });
    await me.call('recording.note', { id: recording.id, atMs: 500, text: '报价说错' });
    await me.call('card.complete', {
      cardId: quick.cardId,
      values: { ...fullCard, visitKind: 'repeat', nextPlanOn: '2026-03-11', noPhoneReason: null },
      identity: { customerId: customer.id, as: 'visit' },
    });
    const { rows } = await me.call('recording.list', { customerId: customer.id });
    expect(rows.map(({ id }) => id)).toEqual([recording.id]);
    expect((await me.call('recording.get', { id: recording.id })).notes).toHaveLength(1);
  });
});
