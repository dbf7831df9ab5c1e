import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mostAttachmentBytes, partBytes } from '../../../shared/domain/attachment.ts';
import { mostNotes } from '../../../shared/domain/recording/keeping.ts';
import { anAmr, anMp3, aWav } from '../../fixtures/sounds.ts';
import { aPhoto, bytesOf, fileOf } from '../attachment/kit.ts';
import { addCustomer, type TestCustomer } from '../support/customers.ts';
import { nextOn, reached } from '../support/plans.ts';
import { createTestShowroom, type Person, type TestShowroom } from '../support/showroom.ts';
import { record, sendSound } from './kit.ts';

let showroom: TestShowroom;
let me: Person;
let customer: TestCustomer;
beforeEach(async () => {
  showroom = await createTestShowroom({ at: '2026-03-09 10:00' });
  customer = addCustomer(showroom, { level: 'A' });
  me = showroom.as('王磊');
  showroom.clock.set('2026-03-11 10:00');
});
afterEach(() => showroom.close());

/** A call of the owner's that was written down at a time of today. */
async function contactAt(time: string): Promise<string> {
  showroom.clock.set(`2026-03-11 ${time}`);
  return (await me.call('followup.record', reached(customer.opportunityId, nextOn('2026-03-13')))).contactId;
}

const count = (table: string): number =>
  Number(showroom.store.prepare(`SELECT count(*) FROM ${table} WHERE deleted_hlc IS NULL`).pluck().get());

describe('a recorded call', () => {
  it('comes back byte for byte, with its length, format and place', async () => {
    const contactId = await contactAt('10:30');
    // longer than one piece
    const content = aWav(70);
    const { recording, known } = await record(
      me,
      { customerId: customer.id, contactId },
      { content, name: 'D:\\录音\\通话.mp3' },
    );
    expect(known).toBe(false);
    expect(recording).toMatchObject({
      ...{ customerId: customer.id, contactId, confidence: 100, matchedBy: 'person', mediaType: 'audio/wav' },
      ...{
        durationMs: 70_000,
        bytes: content.length,
        originalName: '通话.mp3',
        spokenAt: null,
        spokenOn: '2026-03-11',
      },
      ...{ staff: { id: me.id }, hasConsent: null, canCorrect: true, canRemove: true, source: 'hand' },
      contact: { outcome: 'connected', feedback: '再降 3000 就定' },
    });
    const { id } = recording;
    expect(await bytesOf(await me.call('recording.content', { id }))).toEqual(content);
    const listed = await me.call('recording.list', { customerId: customer.id, contactId });
    expect(listed.rows).toEqual([recording]);
  });

  it('finds its contact by number and time, and says how sure that is', async () => {
    await contactAt('09:05');
    const contactId = await contactAt('10:33');
    const name = '录音_13800005521_20260311103000.mp3';
    const { recording } = await record(me, { customerId: customer.id }, { content: anMp3(90), name });
    expect(recording).toMatchObject({ contactId, matchedBy: 'rule', spokenOn: '2026-03-11' });
    expect(recording.confidence).toBeGreaterThan(90);
    expect(recording.confidence).toBeLessThan(100);
  });

  it('between two contacts that are alike is left for a person, whose word is sure', async () => {
    await contactAt('10:33');
    const second = await contactAt('10:37');
    const name = '录音_13800005521_20260311103000.mp3';
    const { recording } = await record(me, { customerId: customer.id }, { content: anMp3(90), name });
    expect(recording).toMatchObject({ contactId: null, matchedBy: 'rule' });
    const { candidates } = await me.call('recording.get', { id: recording.id });
    expect(candidates).toHaveLength(2);
    const corrected = await me.call('recording.correct', { id: recording.id, contactId: second });
    expect(corrected).toMatchObject({ contactId: second, confidence: 100, matchedBy: 'person' });
    const none = await me.call('recording.correct', { id: recording.id, contactId: null });
    expect(none).toMatchObject({ contactId: null, confidence: 100, matchedBy: 'person' });
  });

  it('is of no contact only by a manager’s word, where somebody else attached it: no call leaves the spot checks so', async () => {
    const contactId = await contactAt('10:33');
    const manager = showroom.as('sales_manager');
    const { recording } = await record(manager, { customerId: customer.id, contactId }, { content: aWav(9) });
    const { id } = recording;
    expect((await me.call('recording.get', { id })).recording.canUnmatch).toBe(false);
    expect(await me.refused('recording.correct', { id, contactId: null })).toMatchObject({
      code: 'FORBIDDEN',
      field: 'contactId',
    });
    expect(await manager.call('recording.correct', { id, contactId: null })).toMatchObject({ contactId: null });
  });

  it('with a name that has no number, or whose clock runs ahead, is stored and left for a person', async () => {
    await contactAt('10:33');
    for (const [name, content] of [
      ['新录音 7.amr', anAmr(9)],
      ['录音_13800005521_20270101080000.mp3', anMp3(9)],
    ] as const) {
      const { recording } = await record(me, { customerId: customer.id }, { content, name });
      expect(recording).toMatchObject({ contactId: null, confidence: 0, spokenAt: null, spokenOn: '2026-03-11' });
    }
  });

  it('whose name tells another number or another day than what it is attached to is kept, and doubted', async () => {
    const contactId = await contactAt('10:33');
    const to = { customerId: customer.id, contactId };
    const names = [
      ['录音_13800005521_20260311083000.wav', null],
      ['录音_13900009999_20260311083000.wav', 'number'],
      ['录音_13800005521_20260310083000.wav', 'day'],
      ['新录音 7.wav', null],
    ] as const;
    for (const [index, [name, doubt]] of names.entries())
      expect(await record(me, to, { content: aWav(2 + index), name })).toMatchObject({
        doubt,
        recording: { contactId },
      });
  });

  it('attached twice to one customer is one', async () => {
    const given = { content: aWav(2) };
    const first = await record(me, { customerId: customer.id }, given);
    const again = await record(me, { customerId: customer.id }, { ...given, name: '又一份.wav' });
    expect(again).toMatchObject({ known: true, recording: { id: first.recording.id } });
    expect(count('recording')).toBe(1);
  });

  it('of a customer who refused recording is kept and flagged, for it exists', async () => {
    await me.call('consent.record', { id: customer.id, purpose: 'recording', given: false, way: 'phone' });
    const { recording } = await record(me, { customerId: customer.id }, { content: aWav(1) });
    expect(recording.hasConsent).toBe(false);
    await me.call('consent.record', { id: customer.id, purpose: 'recording', given: true, way: 'phone' });
    const { rows } = await me.call('recording.list', { customerId: customer.id });
    expect(rows[0]?.hasConsent).toBe(true);
  });

  it('stays with the customer when its contact is taken back', async () => {
    const contactId = await contactAt('10:30');
    const { recording } = await record(me, { customerId: customer.id, contactId }, { content: aWav(1) });
    await me.call('followup.undo', { contactId });
    const { rows } = await me.call('recording.list', { customerId: customer.id });
    expect(rows).toMatchObject([
      { id: recording.id, contactId: null, contact: null, confidence: 0, matchedBy: 'rule' },
    ]);
    const refusal = await me.refused('recording.correct', { id: recording.id, contactId });
    expect(refusal).toMatchObject({ code: 'NOT_FOUND', field: 'contactId' });
  });
});

describe('what is no recording', () => {
  const begin = (bytes: number) => ({ customerId: customer.id, name: '录音_13800005521.mp3', bytes });

  it('is refused at its first piece, whatever its name says, and nothing is left of it', async () => {
    const { uploadId } = await me.call('recording.begin', begin(6000));
    const refusal = await me.refused('recording.part', {
      uploadId,
      index: 0,
      content: fileOf(new Uint8Array(6000).fill(65)),
    });
    expect(refusal.code).toBe('RECORDING_TYPE');
    expect((await me.refused('recording.finish', { uploadId, customerId: customer.id, name: 'x' })).code).toBe(
      'UPLOAD_GONE',
    );
    expect(count('recording')).toBe(0);
  });

  it('of two gigabytes is refused before a byte of it is sent', async () => {
    const refusal = await me.refused('recording.begin', begin(2 * 1024 ** 3));
    expect(refusal).toMatchObject({ code: 'RECORDING_TOO_LARGE', params: { size: '2 GB' } });
    expect((await me.refused('recording.begin', begin(0))).code).toBe('RECORDING_BROKEN');
  });

  it('that is cut off is refused at its end', async () => {
    const whole = aWav(3);
    const uploadId = await sendSound(me, { customerId: customer.id }, { content: whole.subarray(0, whole.length - 9) });
    const refusal = await me.refused('recording.finish', { uploadId, customerId: customer.id, name: 'x.wav' });
    expect(refusal.code).toBe('RECORDING_BROKEN');
    expect(count('recording')).toBe(0);
  });

  it('cannot be smuggled in as an attachment, nor a photo as a recording', async () => {
    const uploadId = await sendSound(me, { customerId: customer.id }, { content: aWav(1) });
    const target = { uploadId, customerId: customer.id, name: 'x', kind: 'photo' as const, note: '' };
    expect((await me.refused('attachment.finish', target)).code).toBe('UPLOAD_GONE');
    // as large as a recording may be, and larger than any photo
    const large = await me.call('recording.begin', begin(mostAttachmentBytes + 1));
    const picture = new Uint8Array(partBytes);
    picture.set(await aPhoto());
    const piece = { index: 0, content: fileOf(picture) };
    expect((await me.refused('attachment.part', { ...piece, uploadId: large.uploadId })).code).toBe('UPLOAD_GONE');
    const photo = await me.call('attachment.begin', { customerId: customer.id, name: 'x', bytes: 100 });
    const head = { index: 0, content: fileOf(aWav(1).subarray(0, 100)) };
    expect((await me.refused('recording.part', { ...head, uploadId: photo.uploadId })).code).toBe('UPLOAD_GONE');
  });
});

describe('who may', () => {
  it('attach, hear and correct: whoever looks after the customer, and nobody else', async () => {
    const contactId = await contactAt('10:30');
    const { recording } = await record(me, { customerId: customer.id, contactId }, { content: aWav(1) });
    const { id } = recording;
    const other = showroom.as('李娜');
    const target = { customerId: customer.id, contactId };
    for (const refusal of [
      await other.refused('recording.begin', { ...target, name: 'x', bytes: 9 }),
      await other.refused('recording.list', { customerId: customer.id }),
      await other.refused('recording.get', { id }),
      await other.refused('recording.content', { id }),
      await other.refused('recording.correct', { id, contactId: null }),
      await other.refused('recording.note', { id, atMs: 0, text: '没问预算' }),
      await other.refused('recording.remove', { id }),
    ])
      expect(refusal).toMatchObject({ code: 'NOT_OWNER', params: { owner: '王磊' } });
    const manager = showroom.as('sales_manager');
    expect((await manager.call('recording.get', { id })).recording.id).toBe(id);
    const name = '刘洪波_13800005521_20260311100000.wav';
    const named = (await record(me, target, { content: aWav(3), name })).recording;
    expect(named.originalName).toBe(name);
    const shown = '刘洪波_138****5521_20260311100000.wav';
    expect((await manager.call('recording.get', { id: named.id })).recording.originalName).toBe(shown);
    expect((await manager.call('recording.content', { id: named.id })).name).toBe(shown);
    expect((await record(manager, target, { content: aWav(2) })).recording.staff?.id).toBe(me.id);
  });

  it('attach to his own contact with somebody else’s customer, and hear that alone', async () => {
    const other = showroom.as('李娜');
    await me.call('share.give', { customerId: customer.id, staffIds: [other.id] });
    const { contactId } = await other.call('followup.record', reached(customer.opportunityId, null));
    const shares = await me.call('share.list', { customerId: customer.id });
    await me.call('share.end', { id: shares.rows[0]?.id ?? '' });
    const owners = await contactAt('10:30');
    await record(me, { customerId: customer.id }, { content: aWav(3) });
    const mine = await record(other, { customerId: customer.id, contactId }, { content: aWav(1) });
    const { rows } = await other.call('recording.list', { customerId: customer.id });
    expect(rows.map(({ id, customerName }) => [id, customerName])).toEqual([[mine.recording.id, '刘*']]);
    const refusal = await other.refused('recording.begin', { customerId: customer.id, name: 'x', bytes: 9 });
    expect(refusal.code).toBe('NOT_OWNER');
    // nor does he learn what the owner wrote of the owner's own contacts
    const { id } = mine.recording;
    const { candidates } = await other.call('recording.get', { id });
    expect(candidates.map((each) => each.contactId)).toEqual([contactId]);
    expect((await other.refused('recording.correct', { id, contactId: owners })).code).toBe('NOT_OWNER');
    await me.call('recording.correct', { id, contactId: owners });
    const seen = await other.call('recording.get', { id });
    expect(seen.recording.contact).toMatchObject({ by: { id: me.id }, feedback: '' });
    expect((await me.call('recording.get', { id })).recording.contact?.feedback).toBe('再降 3000 就定');
  });

  it('name a contact: one of that customer, and none of another', async () => {
    const contactId = await contactAt('10:30');
    const stranger = addCustomer(showroom, { phone: '13900001111' });
    const target = { customerId: stranger.id, contactId, name: 'x', bytes: 9 };
    expect(await me.refused('recording.begin', target)).toMatchObject({ code: 'NOT_FOUND', field: 'contactId' });
    const { recording } = await record(me, { customerId: stranger.id }, { content: aWav(1) });
    const refusal = await me.refused('recording.correct', { id: recording.id, contactId });
    expect(refusal).toMatchObject({ code: 'NOT_FOUND', field: 'contactId' });
  });

  it('take it away: whoever attached it, until midnight; a manager at any time, with its notes', async () => {
    const { recording } = await record(me, { customerId: customer.id }, { content: aWav(1) });
    const { recording: second } = await record(me, { customerId: customer.id }, { content: aWav(2) });
    await me.call('recording.remove', { id: second.id });
    await me.call('recording.note', { id: recording.id, atMs: 500, text: '没问预算' });
    showroom.clock.set('2026-03-12 09:00');
    expect((await me.refused('recording.remove', { id: recording.id })).code).toBe('FORBIDDEN');
    await showroom.as('sales_manager').call('recording.remove', { id: recording.id });
    expect([count('recording'), count('recording_note')]).toEqual([0, 0]);
    expect((await me.refused('recording.content', { id: recording.id })).code).toBe('NOT_FOUND');
  });
});

describe('who listened', () => {
  const listeners = async (id: string): Promise<readonly string[]> =>
    (await me.call('recording.get', { id })).listeners.map(({ by }) => by.name);

  it('is known, the owner as well, once in ten minutes', async () => {
    const { recording } = await record(me, { customerId: customer.id }, { content: aWav(1) });
    const { id } = recording;
    expect(await listeners(id)).toEqual([]);
    const manager = showroom.as('sales_manager');
    await me.call('recording.content', { id });
    showroom.clock.advance(9 * 60_000);
    await me.call('recording.content', { id });
    await manager.call('recording.content', { id });
    expect(await listeners(id)).toEqual(['陈经理', '王磊']);
    showroom.clock.advance(5 * 60_000);
    await me.call('recording.content', { id });
    expect(await listeners(id)).toEqual(['王磊', '陈经理', '王磊']);
    const { rows } = await showroom.as('admin').call('log.list', { subject: `recording:${id}` });
    expect(rows.filter(({ action }) => action === 'recording.content')).toHaveLength(3);
  });

  it('is no program: another’s recordings are heard by people alone', async () => {
    const { recording } = await record(me, { customerId: customer.id }, { content: aWav(1) });
    const { id: staffId } = showroom.as('sales_manager');
    const { secret } = await showroom.as('admin').call('token.create', { staffId, name: '脚本', scope: 'write' });
    expect((await showroom.program(secret).refused('recording.content', { id: recording.id })).code).toBe(
      'TOKEN_PERSONAL',
    );
    expect(await listeners(recording.id)).toEqual([]);
  });
});

describe('a note at a moment of a recording', () => {
  it('stands at its moment, is one however often it is sent, and goes by its writer or a manager', async () => {
    const { recording } = await record(me, { customerId: customer.id }, { content: aWav(8) });
    const { id } = recording;
    const manager = showroom.as('sales_manager');
    const late = await manager.call('recording.note', { id, atMs: 7000, text: '语速太快' });
    const early = await me.call('recording.note', { id, noteId: 'note-1', atMs: 1500, text: '报价说错' });
    expect(await me.call('recording.note', { id, noteId: 'note-1', atMs: 1500, text: '报价说错' })).toEqual(early);
    const { notes } = await me.call('recording.get', { id });
    expect(notes.map(({ atMs, canRemove }) => [atMs, canRemove])).toEqual([
      [1500, true],
      [7000, false],
    ]);
    expect((await me.refused('recording.removeNote', { id, noteId: late.id })).code).toBe('FORBIDDEN');
    await manager.call('recording.removeNote', { id, noteId: early.id });
    expect((await me.refused('recording.removeNote', { id, noteId: early.id })).code).toBe('NOT_FOUND');
  });

  it('lies within the recording, and there are two hundred at most', async () => {
    const { recording } = await record(me, { customerId: customer.id }, { content: aWav(1) });
    const { id } = recording;
    expect(await me.refused('recording.note', { id, atMs: 1001, text: '太晚' })).toMatchObject({
      code: 'INVALID_INPUT',
      field: 'atMs',
    });
    for (let i = 0; i < mostNotes; i += 1) await me.call('recording.note', { id, atMs: i, text: `第 ${i} 条` });
    expect((await me.refused('recording.note', { id, atMs: 0, text: '再多一条' })).code).toBe('LIMIT_REACHED');
  });
});
