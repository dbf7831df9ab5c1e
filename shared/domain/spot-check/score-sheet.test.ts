import { describe, expect, it } from 'vitest';
import { checkNewSheet, scoreSheetOn, scoreSheetSchema, shippedSheet } from './score-sheet.ts';

const today = '2026-03-09';
const version = (id: string, effectiveFrom: string) => ({ ...shippedSheet, id, effectiveFrom });

describe('the score sheet in force', () => {
  it('is the shipped one until the store has its own', () => {
    expect(scoreSheetOn([], today)).toBe(shippedSheet);
    expect(scoreSheetOn([version('later', '2026-03-10')], today).id).toBe('shipped');
  });

  it('is the latest that has begun, and of two from one day the one made last', () => {
    const versions = [version('a', '2026-03-01'), version('b', '2026-03-09'), version('c', '2026-03-09')];
    expect(scoreSheetOn(versions, today).id).toBe('c');
    expect(scoreSheetOn(versions, '2026-03-08').id).toBe('a');
    expect(scoreSheetOn([version('b', '2026-03-09'), version('a', '2026-03-01')], today).id).toBe('b');
  });

  it('that is shipped is sound: every version read from the store goes through the same schema', () => {
    expect(scoreSheetSchema.parse(shippedSheet)).toEqual(shippedSheet);
    expect(checkNewSheet({ ...shippedSheet, effectiveFrom: today }, today)).toBeNull();
  });
});

describe('a new version', () => {
  const [first, second] = shippedSheet.items;

  it('begins today or later', () => {
    expect(checkNewSheet({ ...shippedSheet, effectiveFrom: '2026-03-08' }, today)).toMatchObject({
      code: 'SCORE_SHEET_PAST',
      field: 'effectiveFrom',
    });
  });

  it('has no two items of one id or one wording, and none without words', () => {
    if (!first || !second) throw new Error('the shipped sheet has items');
    const of = (...items: (typeof first)[]) => checkNewSheet({ items, effectiveFrom: today }, today);
    expect(of(first, { ...second, id: first.id })).toMatchObject({ code: 'INVALID_INPUT', field: 'items' });
    expect(of(first, { ...second, label: first.label })).toMatchObject({ code: 'INVALID_INPUT', field: 'items' });
    expect(of({ ...first, label: '。。' })).toMatchObject({ code: 'INVALID_INPUT', field: 'items' });
    expect(of(first, second)).toBeNull();
  });
});
