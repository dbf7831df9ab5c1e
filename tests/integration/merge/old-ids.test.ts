import { expect, test } from 'vitest';
import { aPhoto, attach, bytesOf, sendParts } from '../attachment/kit.ts';
import { rows } from '../card/card-kit.ts';
import { withTwins } from './merge-kit.ts';

test('what a customer agreed to is told by the id of a merged record as well', () =>
  withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
    await consultant.call('consent.record', { id: gone.id, purpose: 'marketing', given: true, way: 'phone' });
    await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
    const { rows: told } = await consultant.call('consent.history', { id: gone.id });
    expect(told.map(({ purpose }) => purpose)).toContain('marketing');
    expect(await consultant.call('consent.history', { id: kept.id })).toEqual({ rows: told, nextCursor: null });
    expect(await showroom.as('李娜').refused('consent.history', { id: gone.id })).toMatchObject({ code: 'NOT_OWNER' });
    expect(await consultant.refused('consent.history', { id: 'nobody' })).toMatchObject({ code: 'NOT_FOUND' });
  }));

test('a file is attached to the person, and found with him, by the id of a merged record', () =>
  withTwins(async ({ manager, consultant, kept, gone, showroom }) => {
    const content = await aPhoto();
    // picked before the merge, attached after it: it is not lost
    const uploadId = await sendParts(consultant, { customerId: gone.id }, { content });
    await manager.call('merge.merge', { id: kept.id, otherId: gone.id });
    const finished = { uploadId, customerId: gone.id, name: '证件.jpg' };
    const { attachment } = await consultant.call('attachment.finish', finished);
    await attach(consultant, { customerId: gone.id }, { content: await aPhoto(60, 50) });
    expect(rows(showroom, 'attachment').map((each) => each.customer_id)).toEqual([kept.id, kept.id]);
    const { rows: byOld } = await consultant.call('attachment.list', { customerId: gone.id });
    expect(byOld).toHaveLength(2);
    expect(await consultant.call('attachment.list', { customerId: kept.id })).toMatchObject({ rows: byOld });
    expect(await bytesOf(await consultant.call('attachment.content', { id: attachment.id }))).toEqual(content);
    expect(await showroom.as('李娜').refused('attachment.list', { customerId: gone.id })).toMatchObject({
      code: 'NOT_OWNER',
    });
  }));
