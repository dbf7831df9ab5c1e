import { describe, expect, test } from 'vitest';
import { countRows, fullCard, inShowroom, rows } from './card-kit.ts';

describe('a draft', () => {
  test('keeps what is half typed, every second, and leaves nothing in the log', () =>
    inShowroom(async (showroom, consultant) => {
      await consultant.call('card.drafts', {});
      const before = countRows(showroom);
      const { id } = await consultant.call('card.saveDraft', { body: { name: '田', phone: '139000066' } });
      showroom.clock.advance(1000);
      const again = await consultant.call('card.saveDraft', {
        id,
        body: { name: '田', phone: '1390000662', expectedOn: '3天' },
      });
      expect(again).toEqual({ id, savedAt: showroom.clock.now() });
      expect(countRows(showroom)).toEqual(before);
      expect((await consultant.call('card.draft', { id })).body).toEqual({
        name: '田',
        phone: '1390000662',
        expectedOn: '3天',
      });
      const { rows: drafts } = await consultant.call('card.drafts', {});
      expect(drafts).toMatchObject([{ id, name: '田', phone: '1390000662', updatedAt: showroom.clock.now() }]);
    }));

  test('is its writer’s alone', () =>
    inShowroom(async (showroom, consultant) => {
      const { id } = await consultant.call('card.saveDraft', { body: { name: '田' } });
      for (const who of ['李娜', 'showroom_manager']) {
        const other = showroom.as(who);
        expect((await other.call('card.drafts', {})).rows).toEqual([]);
        expect((await other.refused('card.draft', { id })).code).toBe('NOT_FOUND');
        expect((await other.refused('card.saveDraft', { id, body: { name: '他' } })).code).toBe('NOT_FOUND');
        expect((await other.refused('card.discardDraft', { id })).code).toBe('NOT_FOUND');
      }
      expect((await consultant.call('card.draft', { id })).body).toEqual({ name: '田' });
    }));

  test('goes with the card that it became, and a late autosave does not bring it back', () =>
    inShowroom(async (_showroom, consultant) => {
      const { id } = await consultant.call('card.saveDraft', { body: fullCard });
      await consultant.call('card.complete', { draftId: id, values: fullCard });
      expect((await consultant.call('card.drafts', {})).rows).toEqual([]);
      expect((await consultant.refused('card.saveDraft', { id, body: fullCard })).code).toBe('ALREADY_DONE');
    }));

  test('that another window wrote to since is not written over, nor taken away by a card', () =>
    inShowroom(async (_showroom, consultant) => {
      const { id, savedAt } = await consultant.call('card.saveDraft', { body: { name: '田' } });
      const theirs = await consultant.call('card.saveDraft', { id, seenAt: savedAt, body: { name: '田永' } });
      expect(theirs.savedAt).toBeGreaterThan(savedAt);
      const refusal = await consultant.refused('card.saveDraft', { id, seenAt: savedAt, body: { name: '周' } });
      expect(refusal).toMatchObject({ code: 'DRAFT_CHANGED', params: { time: '14:00' } });
      await consultant.call('card.saveDraft', { id, seenAt: savedAt, body: { name: '田永' } });
      await consultant.call('card.complete', { draftId: id, draftSeenAt: savedAt, values: fullCard });
      expect((await consultant.call('card.draft', { id })).body).toEqual({ name: '田永' });
    }));

  test('stays whole when the completion is refused', () =>
    inShowroom(async (_showroom, consultant) => {
      const body = { ...fullCard, phone: '1390000', competitors: [] };
      const { id } = await consultant.call('card.saveDraft', { body });
      await consultant.refused('card.complete', { draftId: id, values: { ...fullCard, competitors: [] } });
      expect((await consultant.call('card.draft', { id })).body).toEqual(body);
    }));

  test('is thrown away on demand', () =>
    inShowroom(async (showroom, consultant) => {
      const { id } = await consultant.call('card.saveDraft', { body: { name: '田' } });
      await consultant.call('card.discardDraft', { id });
      expect((await consultant.refused('card.draft', { id })).code).toBe('NOT_FOUND');
      expect(rows(showroom, 'card')).toEqual([]);
    }));

  test('lists page by page, the last touched first', () =>
    inShowroom(async (showroom, consultant) => {
      for (const name of ['甲', '乙', '丙']) {
        await consultant.call('card.saveDraft', { body: { name } });
        showroom.clock.advance(1000);
      }
      const first = await consultant.call('card.drafts', { limit: 2 });
      const second = await consultant.call('card.drafts', { limit: 2, cursor: first.nextCursor ?? '' });
      expect([...first.rows, ...second.rows].map(({ name }) => name)).toEqual(['丙', '乙', '甲']);
      expect(second.nextCursor).toBeNull();
    }));

  test('has its limit, which names the field', () =>
    inShowroom(async (_showroom, consultant) => {
      const refused = await consultant.refused('card.saveDraft', { body: { talk: '长'.repeat(30_000) } });
      expect(['DRAFT_TOO_LARGE', 'INVALID_INPUT']).toContain(refused.code);
      expect(refused.params.field).toBe('洽谈经过与顾虑');
    }));
});
