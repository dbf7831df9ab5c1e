import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { referencedBlobs } from '../../../db/queries/attachments.ts';
import { messageOf } from '../../../shared/contract/errors.ts';
import { mostHeld, partBytes } from '../../../shared/domain/attachment.ts';
import { fullCard, inShowroom, row, rows } from '../card/card-kit.ts';
import { addCustomer } from '../support/customers.ts';
import type { Person, TestShowroom } from '../support/showroom.ts';
import { aPhoto, attach, bytesOf, fileOf, sendParts } from './kit.ts';

async function aCard(consultant: Person): Promise<{ readonly cardId: string; readonly customerId: string }> {
  return consultant.call('card.complete', { values: fullCard });
}

function showings({ store }: TestShowroom): readonly unknown[] {
  return store.prepare("SELECT subject FROM audit_log WHERE action = 'attachment.content'").pluck().all();
}

function incoming({ dataDir }: TestShowroom): readonly string[] {
  try {
    return readdirSync(join(dataDir, 'data', 'blobs', 'incoming'));
  } catch {
    return [];
  }
}

describe('a file that is attached', () => {
  it('comes back byte for byte, in its small pictures and with its size, however large it is', () =>
    inShowroom(async (_showroom, me) => {
      const { cardId, customerId } = await aCard(me);
      const noise = await sharp(randomBytes(1500 * 1000 * 3), { raw: { width: 1500, height: 1000, channels: 3 } })
        .jpeg({ quality: 100 })
        .toBuffer();
      const content = new Uint8Array(noise);
      expect(content.length).toBeGreaterThan(2 * partBytes);
      const [thumbnail, preview] = [await aPhoto(160, 120), await aPhoto(800, 600)];
      const given = { content, name: 'D:\\扫描\\纸卡 😀.jpg', note: '正面', thumbnail, preview };
      const { attachment, known } = await attach(me, { cardId }, given);
      expect(known).toBe(false);
      expect(attachment).toMatchObject({
        ...{ customerId, cardId, kind: 'paper_card', mediaType: 'image/jpeg', bytes: content.length, note: '正面' },
        ...{ width: 1500, height: 1000, originalName: '纸卡 😀.jpg', hasThumbnail: true, hasPreview: true },
      });
      const { id } = attachment;
      expect(await bytesOf(await me.call('attachment.content', { id }))).toEqual(content);
      expect(await bytesOf(await me.call('attachment.content', { id, size: 'thumbnail' }))).toEqual(thumbnail);
      expect(await bytesOf(await me.call('attachment.content', { id, size: 'preview' }))).toEqual(preview);
      const ofCard = await me.call('attachment.list', { cardId });
      const ofCustomer = await me.call('attachment.list', { customerId });
      expect(ofCard.rows.map((each) => each.id)).toEqual([id]);
      expect(ofCustomer.rows).toEqual([{ ...ofCard.rows[0] }]);
    }));

  it('is one file and one row, however often it is attached at one place', () =>
    inShowroom(async (showroom, me) => {
      const { cardId, customerId } = await aCard(me);
      const content = await aPhoto();
      const first = await attach(me, { cardId }, { content });
      const again = await attach(me, { cardId }, { content, name: '又一份.jpg' });
      expect(again).toMatchObject({ known: true, attachment: { id: first.attachment.id, originalName: '纸卡.jpg' } });
      const elsewhere = await attach(me, { customerId }, { content });
      expect(elsewhere.known).toBe(false);
      expect(new Set(rows(showroom, 'attachment').map((each) => each.sha256)).size).toBe(1);
    }));

  it(
    'may be a scan without a size in pixels, and a photo of 50 megapixels',
    () =>
      inShowroom(async (_showroom, me) => {
        const { cardId } = await aCard(me);
        const pdf = new TextEncoder().encode(`%PDF-1.4\n${'1 0 obj\n'.repeat(40)}%%EOF`);
        const scan = await attach(me, { cardId }, { content: pdf, name: '扫描.pdf' });
        expect(scan.attachment).toMatchObject({ mediaType: 'application/pdf', width: null, height: null });
        const large = await attach(me, { cardId }, { content: await aPhoto(8192, 6144) });
        expect(large.attachment).toMatchObject({ width: 8192, height: 6144 });
      }),
    60_000,
  );

  it('to a card that is not saved yet belongs to the card from its first save on, and to nobody if the draft is thrown away', () =>
    inShowroom(async (showroom, me) => {
      const [kept, thrown] = [
        await me.call('card.saveDraft', { body: { name: '田永刚' } }),
        await me.call('card.saveDraft', { body: { name: '宋佳' } }),
      ];
      const photo = await attach(me, { draftId: kept.id }, { content: await aPhoto() });
      await attach(me, { draftId: thrown.id }, { content: await aPhoto(100, 100) });
      expect((await me.call('attachment.list', { draftId: kept.id })).rows).toHaveLength(1);
      await showroom.as('李娜').refused('attachment.list', { draftId: kept.id });
      await me.call('card.discardDraft', { id: thrown.id });
      const { cardId, customerId } = await me.call('card.complete', { draftId: kept.id, values: fullCard });
      expect(row(showroom, 'attachment', photo.attachment.id)).toMatchObject({
        card_id: cardId,
        customer_id: customerId,
      });
      expect(showroom.store.prepare('SELECT count(*) FROM held_attachment').pluck().get()).toBe(0);
      expect([...referencedBlobs(showroom.store.read)]).toHaveLength(1);
    }));
});

it('of a stranger who turns out to be known stays with the one who is known, whichever page it was attached on', () =>
  inShowroom(async (showroom, me) => {
    const { customerId } = await aCard(showroom.as('李娜'));
    const quick = await me.call('card.quickSave', { values: { name: '田', noPhoneReason: 'declined', level: 'B' } });
    await attach(me, { customerId: quick.customerId }, { content: await aPhoto() });
    await attach(me, { cardId: quick.cardId }, { content: await aPhoto(77, 77) });
    await me.call('card.complete', {
      cardId: quick.cardId,
      values: { ...fullCard, visitKind: 'repeat', nextPlanOn: '2026-03-12', noPhoneReason: null },
      identity: { customerId, as: 'visit' },
    });
    const seen = (await showroom.as('李娜').call('attachment.list', { customerId })).rows;
    expect(new Set(seen.map(({ cardId }) => cardId))).toEqual(new Set([null, quick.cardId]));
  }));

describe('what is no photo and no scan', () => {
  it.each([
    ['a text called photo.jpg', new TextEncoder().encode('这不是照片'.repeat(20)), 'ATTACHMENT_TYPE'],
    [
      'an iPhone picture',
      new Uint8Array(Buffer.from(`\0\0\0\u0018ftypheic${'\0'.repeat(60)}`, 'latin1')),
      'ATTACHMENT_HEIC',
    ],
  ])('%s is refused at its first piece, and nothing of it stays', (_what, content, code) =>
    inShowroom(async (showroom, me) => {
      const { cardId } = await aCard(me);
      const { uploadId } = await me.call('attachment.begin', { cardId, name: 'photo.jpg', bytes: content.length });
      const refusal = await me.refused('attachment.part', { uploadId, index: 0, content: fileOf(content) });
      expect(refusal.code).toBe(code);
      expect((await me.refused('attachment.finish', { uploadId, cardId, name: 'x' })).code).toBe('UPLOAD_GONE');
      expect(incoming(showroom)).toEqual([]);
    }),
  );

  it('a picture that breaks off, an empty file and one beyond the limit are refused with the way out', () =>
    inShowroom(async (showroom, me) => {
      const { cardId } = await aCard(me);
      const whole = await aPhoto();
      const uploadId = await sendParts(me, { cardId }, { content: whole.subarray(0, whole.length - 40) });
      expect((await me.refused('attachment.finish', { uploadId, cardId, name: 'x' })).code).toBe('ATTACHMENT_BROKEN');
      const begin = { cardId, name: 'x.jpg' };
      expect((await me.refused('attachment.begin', { ...begin, bytes: 0 })).code).toBe('ATTACHMENT_BROKEN');
      expect((await me.refused('attachment.begin', { ...begin, bytes: 31 * 1024 * 1024 })).code).toBe(
        'ATTACHMENT_TOO_LARGE',
      );
      expect(rows(showroom, 'attachment')).toEqual([]);
      expect(incoming(showroom)).toEqual([]);
    }));

  it('a small picture that is none is refused, and the upload can still be finished without it', () =>
    inShowroom(async (_showroom, me) => {
      const { cardId } = await aCard(me);
      const uploadId = await sendParts(me, { cardId }, { content: await aPhoto() });
      const finish = { uploadId, cardId, name: 'x.jpg', thumbnail: fileOf(new TextEncoder().encode('no')) };
      expect((await me.refused('attachment.finish', finish)).field).toBe('thumbnail');
      const { thumbnail: _none, ...rest } = finish;
      await me.call('attachment.finish', rest);
    }));
});

describe('an upload', () => {
  it('takes its pieces in order, once each, and from nobody else', () =>
    inShowroom(async (showroom, me) => {
      const { cardId } = await aCard(me);
      const content = await aPhoto();
      const { uploadId } = await me.call('attachment.begin', { cardId, name: 'x.jpg', bytes: content.length });
      const part = { uploadId, index: 0, content: fileOf(content) };
      expect((await showroom.as('李娜').refused('attachment.part', part)).code).toBe('UPLOAD_GONE');
      expect(await me.call('attachment.part', part)).toEqual({ received: content.length });
      // the answer was lost: the same piece once more
      expect(await me.call('attachment.part', part)).toEqual({ received: content.length });
      await me.call('attachment.finish', { uploadId, cardId, name: 'x.jpg' });
      expect((await me.refused('attachment.finish', { uploadId, cardId, name: 'x.jpg' })).code).toBe('UPLOAD_GONE');
    }));

  it('that nobody goes on with makes room, and more than can be on their way are put off', () =>
    inShowroom(async (showroom, me) => {
      const { cardId } = await aCard(me);
      const begin = { cardId, name: 'x.jpg', bytes: 1000 };
      let refused = '';
      for (let i = 0; i < 40 && refused === ''; i += 1) {
        const answer = await me.raw('attachment.begin', begin);
        refused = String(Reflect.get(Object(answer), 'code') ?? '');
      }
      expect(refused).toBe('UPLOAD_CROWDED');
      showroom.clock.advance(31 * 60_000);
      await me.call('attachment.begin', begin);
    }));

  it('of one person, however many he begins, keeps nobody else from sending his', () =>
    inShowroom(async (showroom, me) => {
      const { cardId } = await aCard(me);
      const begin = { cardId, name: 'x.jpg', bytes: 1000 };
      for (let i = 0; i < 40; i += 1) await me.raw('attachment.begin', begin);
      expect((await me.refused('attachment.begin', begin)).code).toBe('UPLOAD_CROWDED');
      await showroom.as('receptionist').call('attachment.begin', begin);
    }));

  it('whose end is said twice at once is attached once, and nothing breaks', () =>
    inShowroom(async (showroom, me) => {
      const { cardId } = await aCard(me);
      const uploadId = await sendParts(me, { cardId }, { content: await aPhoto() });
      const finish = { uploadId, cardId, name: 'x.jpg' };
      const answers = await Promise.all([1, 2, 3].map(() => me.raw('attachment.finish', finish)));
      const codes = answers.map((answer) => Reflect.get(Object(answer), 'code') ?? 'attached');
      expect(codes.toSorted()).toEqual(['UPLOAD_GONE', 'UPLOAD_GONE', 'attached']);
      expect(rows(showroom, 'attachment')).toHaveLength(1);
      expect(incoming(showroom)).toEqual([]);
    }));

  it('that is given up leaves nothing', () =>
    inShowroom(async (showroom, me) => {
      const { cardId } = await aCard(me);
      const uploadId = await sendParts(me, { cardId }, { content: await aPhoto() });
      expect(incoming(showroom)).toHaveLength(1);
      await me.call('attachment.cancel', { uploadId });
      expect(incoming(showroom)).toEqual([]);
    }));
});

describe('who sees a file', () => {
  it('the owner does unlogged; a manager does, and every showing of it stands in the log', () =>
    inShowroom(async (showroom, me) => {
      const { cardId, customerId } = await aCard(me);
      const { attachment } = await attach(me, { cardId }, { content: await aPhoto(), thumbnail: await aPhoto(40, 30) });
      const { id } = attachment;
      await me.call('attachment.content', { id });
      expect(showings(showroom)).toEqual([]);
      const manager = showroom.as('sales_manager');
      await manager.call('attachment.content', { id, size: 'thumbnail' });
      expect(showings(showroom)).toEqual([]);
      await manager.call('attachment.content', { id, size: 'preview' });
      await manager.call('attachment.content', { id });
      expect(showings(showroom)).toEqual([`customer:${customerId}`, `customer:${customerId}`]);
    }));

  it('a file without a small picture goes out whole, and stands in the log, whatever size is asked for', () =>
    inShowroom(async (showroom, me) => {
      const { cardId, customerId } = await aCard(me);
      const content = await aPhoto();
      const { attachment } = await attach(me, { cardId }, { content });
      const manager = showroom.as('sales_manager');
      const shown = await manager.call('attachment.content', { id: attachment.id, size: 'thumbnail' });
      expect(await bytesOf(shown)).toEqual(content);
      expect(showings(showroom)).toEqual([`customer:${customerId}`]);
    }));

  it('a program sees the files of its person’s own customers, of others the small pictures alone', () =>
    inShowroom(async (showroom, me) => {
      const { cardId } = await aCard(me);
      const { attachment } = await attach(me, { cardId }, { content: await aPhoto(), thumbnail: await aPhoto(40, 30) });
      const { id } = attachment;
      const token = async (staffId: string): Promise<Person> => {
        const made = await showroom.as('admin').call('token.create', { staffId, name: '脚本', scope: 'write' });
        return showroom.program(made.secret);
      };
      await (await token(me.id)).call('attachment.content', { id });
      const managers = await token(showroom.as('sales_manager').id);
      await managers.call('attachment.content', { id, size: 'thumbnail' });
      for (const size of ['preview', 'original'] as const)
        expect((await managers.refused('attachment.content', { id, size })).code).toBe('TOKEN_PERSONAL');
      expect(showings(showroom)).toEqual([]);
    }));

  it('a colleague sees neither the file nor that there is one, and attaches nothing', () =>
    inShowroom(async (showroom, me) => {
      const { cardId, customerId } = await aCard(me);
      const { attachment } = await attach(me, { cardId }, { content: await aPhoto() });
      const other = showroom.as('李娜');
      expect((await other.refused('attachment.list', { customerId })).code).toBe('NOT_OWNER');
      expect((await other.refused('attachment.list', { cardId })).code).toBe('NOT_OWNER');
      expect((await other.refused('attachment.content', { id: attachment.id })).code).toBe('NOT_OWNER');
      expect((await other.refused('attachment.content', { id: attachment.id, size: 'thumbnail' })).code).toBe(
        'NOT_OWNER',
      );
      expect((await other.refused('attachment.remove', { id: attachment.id })).code).toBe('NOT_OWNER');
      expect((await other.refused('attachment.begin', { cardId, name: 'x.jpg', bytes: 9 })).code).toBe('NOT_OWNER');
    }));

  it('the front desk and the clerk attach the paper that they hold, see it until midnight, and nothing else', () =>
    inShowroom(async (showroom, me) => {
      const { cardId, customerId } = await aCard(me);
      await attach(me, { cardId }, { content: await aPhoto(300, 300) });
      for (const role of ['receptionist', 'clerk']) {
        const desk = showroom.as(role);
        const { attachment } = await attach(desk, { cardId }, { content: await aPhoto(200, 200, role.length) });
        const { rows: seen } = await desk.call('attachment.list', { cardId });
        expect(seen.map(({ id }) => id)).toEqual([attachment.id]);
        await desk.call('attachment.content', { id: attachment.id });
        expect((await desk.refused('attachment.begin', { customerId, name: 'x.jpg', bytes: 9 })).code).toBe(
          'NOT_OWNER',
        );
      }
      showroom.clock.set('2026-03-10 09:00');
      expect((await showroom.as('receptionist').call('attachment.list', { cardId })).rows).toEqual([]);
      expect((await me.call('attachment.list', { cardId })).rows).toHaveLength(3);
    }));

  it('it is removed by whoever attached it on its day, later by a manager', () =>
    inShowroom(async (showroom, me) => {
      const { cardId } = await aCard(me);
      const [first, second] = [
        await attach(me, { cardId }, { content: await aPhoto() }),
        await attach(me, { cardId }, { content: await aPhoto(99, 99) }),
      ];
      await me.call('attachment.remove', { id: first.attachment.id });
      expect((await me.refused('attachment.content', { id: first.attachment.id })).code).toBe('NOT_FOUND');
      showroom.clock.set('2026-03-10 09:00');
      expect((await me.refused('attachment.remove', { id: second.attachment.id })).code).toBe('FORBIDDEN');
      await showroom.as('showroom_manager').call('attachment.remove', { id: second.attachment.id });
      expect((await me.call('attachment.list', { cardId })).rows).toEqual([]);
    }));
});

it('the timeline of the customer tells of his files', () =>
  inShowroom(async (_showroom, me) => {
    const { cardId, customerId } = await aCard(me);
    const { attachment } = await attach(me, { cardId }, { content: await aPhoto(), note: '纸卡正面' });
    const { rows: entries } = await me.call('customer.timeline', { id: customerId });
    expect(entries.find(({ kind }) => kind === 'attachment')).toMatchObject({
      ...{ id: attachment.id, note: '纸卡正面', originalName: '纸卡.jpg', fileKind: 'paper_card' },
    });
  }));

it('a scanned code, a number or a serial finds its card, masked for whoever may not see the customer', () =>
  inShowroom(async (showroom, me) => {
    await showroom.as('clerk').call('book.issue', { prefix: 'DZ-', firstNumber: 202600, lastNumber: 202699, width: 6 });
    const { cardId, number } = await me.call('card.complete', { values: { ...fullCard, serial: 'DZ-202605' } });
    for (const code of [`QTK:${number}`, number.toLowerCase(), 'QTZ:DZ-202605', 'dz-202605'])
      expect(await me.call('attachment.findCard', { code })).toMatchObject({
        cardId,
        customerName: '田永刚',
        access: 'own',
      });
    const traces = () =>
      showroom.store.prepare("SELECT actor_id FROM audit_log WHERE action = 'attachment.findCard'").pluck().all();
    const seen = await showroom.as('receptionist').call('attachment.findCard', { code: `QTK:${number}` });
    expect(traces()).toEqual([]);
    const lina = showroom.as('李娜');
    for (const code of [`QTK:${number}`, number])
      expect(await lina.call('attachment.findCard', { code })).toMatchObject({ customerName: '田*', access: 'masked' });
    expect(traces()).toEqual([lina.id]);
    expect(seen).toMatchObject({ cardId, customerName: '田*', access: 'masked' });
    expect((await me.refused('attachment.findCard', { code: 'QTZ:DZ-202606' })).code).toBe('NOT_FOUND');
    await me.call('book.void', { serial: 'DZ-202606', kind: 'void', reason: '写坏' });
    expect((await me.refused('attachment.findCard', { code: 'QTZ:DZ-202606' })).code).toBe('SERIAL_VOID');
    expect((await me.refused('attachment.findCard', { code: 'https://example.com' })).code).toBe('INVALID_INPUT');
  }));

it('nobody keeps files without end on cards that are not saved yet', () =>
  inShowroom(async (showroom, me) => {
    const content = await aPhoto();
    const drafts = [];
    for (const name of ['田永刚', '宋佳']) drafts.push((await me.call('card.saveDraft', { body: { name } })).id);
    const [first = '', second = ''] = drafts;
    await attach(me, { draftId: first }, { content });
    const uploadId = await sendParts(me, { draftId: second }, { content });
    const { store } = showroom;
    const copy = `INSERT INTO held_attachment SELECT 'h' || ?, draft_id, owner_id, kind, 'x' || ?, media_type, bytes, width,
      height, thumbnail, preview, original_name, note, at FROM held_attachment LIMIT 1`;
    for (let at = 1; at < mostHeld; at += 1) store.connection.prepare(copy).run(at, at);
    const begin = { name: '纸卡.jpg', bytes: content.length };
    const refused = await me.refused('attachment.begin', { ...begin, draftId: second });
    expect(refused.code).toBe('LIMIT_REACHED');
    expect(messageOf(refused.code, refused.params)).toBe(
      '您没保存的卡上，附件已经有 40 个，不能再多；请先保存或丢弃几张草稿，再附这个文件',
    );
    // one that was on its way when the others came is not taken either, nor does it stop what is no draft's
    const finish = { uploadId, draftId: second, name: '纸卡.jpg' };
    expect((await me.refused('attachment.finish', finish)).code).toBe('LIMIT_REACHED');
    await me.call('attachment.begin', { ...begin, customerId: addCustomer(showroom).id });
    await me.call('card.discardDraft', { id: first });
    await attach(me, { draftId: second }, { content });
  }));

it('a picture that somebody attaches again while its customer is being forgotten has its bytes', () =>
  inShowroom(async (showroom, me) => {
    const [one, two] = [addCustomer(showroom), addCustomer(showroom, { phone: '13800005522', name: '宋佳' })];
    const content = await aPhoto();
    await attach(me, { customerId: one.id }, { content });
    const uploadId = await sendParts(me, { customerId: two.id }, { content });
    const request = { asker: 'self', proof: 'id_card', way: 'in_person', requestedOn: '2026-03-09' } as const;
    const [{ attachment }] = await Promise.all([
      me.call('attachment.finish', {
        ...{ uploadId, customerId: two.id, name: '纸卡.jpg', thumbnail: fileOf(await aPhoto(40, 30)) },
      }),
      showroom.as('sales_manager').call('privacy.erase', { id: one.id, ...request }),
    ]);
    await setTimeout(50);
    expect(await bytesOf(await me.call('attachment.content', { id: attachment.id }))).toEqual(content);
  }));

it('a customer who asks to be forgotten leaves neither names nor notes nor bytes, and takes no file of anybody else', () =>
  inShowroom(async (showroom, me) => {
    const { store } = showroom;
    const [one, two] = [addCustomer(showroom), addCustomer(showroom, { phone: '13800005522', name: '宋佳' })];
    const [shared, own] = [await aPhoto(), await aPhoto(77, 77)];
    const gone = await attach(me, { customerId: one.id }, { content: own, name: '身份证 刘洪波.jpg', note: '刘洪波' });
    await attach(me, { customerId: one.id }, { content: shared });
    const kept = await attach(me, { customerId: two.id }, { content: shared });
    const { sha256 } = row(showroom, 'attachment', gone.attachment.id) as { sha256: string }; // a column of the table
    await showroom.as('sales_manager').call('privacy.erase', {
      id: one.id,
      asker: 'self',
      proof: 'id_card',
      way: 'in_person',
      requestedOn: '2026-03-09',
    });
    expect(row(showroom, 'attachment', gone.attachment.id)).toMatchObject({ original_name: '', note: '', sha256: '' });
    const logged = store.prepare("SELECT value_json FROM change WHERE entity = 'attachment'").pluck().all().join();
    expect(logged).not.toContain('刘洪波');
    await expect.poll(() => store.blobs.read(sha256)).toBe('missing');
    expect(await bytesOf(await me.call('attachment.content', { id: kept.attachment.id }))).toEqual(shared);
  }));
