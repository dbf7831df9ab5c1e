import { describe, expect, it } from 'vitest';
import type { ScoreSheetRow } from '../../../shared/contract/spot-check.ts';
import { shippedSheet } from '../../../shared/domain/spot-check/score-sheet.ts';
import { moved, newItem, sheetDraftOf, termsOf } from './sheet-draft.ts';

const sheet: ScoreSheetRow = { ...shippedSheet, note: '', createdAt: null, createdBy: null };
const draft = sheetDraftOf(sheet, '2026-03-09');

describe('a new version of the score sheet', () => {
  it('begins with what holds, from today on', () => {
    expect(termsOf(draft)).toEqual({
      effectiveFrom: '2026-03-09',
      passMark: shippedSheet.passMark,
      note: '',
      items: [...shippedSheet.items],
    });
  });

  it('says what it lacks, item by item', () => {
    expect(termsOf({ ...draft, effectiveFrom: null })).toBe('填从哪天起用');
    expect(termsOf({ ...draft, items: [] })).toBe('至少留一项');
    expect(termsOf({ ...draft, items: [...draft.items, newItem()] })).toBe('第 8 项写上听什么');
    expect(termsOf({ ...draft, passMark: '0' })).toBe('合格分填 1 到 100');
    expect(termsOf({ ...draft, items: draft.items.map((item) => ({ ...item, weight: '11' })) })).toBe(
      '第 1 项的权重填 1 到 10',
    );
    expect(termsOf({ ...draft, items: Array.from({ length: 13 }, () => ({ ...newItem(), label: '听' })) })).toBe(
      '最多 12 项',
    );
  });

  it('gives a new item an id of its own that the host takes', () => {
    const ids = [newItem().id, newItem().id];
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{1,24}$/);
  });

  it('moves an item by one place, and leaves the ends where they are', () => {
    const ids = (items: typeof draft.items) => items.map(({ id }) => id);
    expect(ids(moved(draft.items, 0, 1)).slice(0, 2)).toEqual(['identity', 'greeting']);
    expect(moved(draft.items, 0, -1)).toBe(draft.items);
    expect(moved(draft.items, 6, 1)).toBe(draft.items);
  });
});
