import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HungRow, separate } from './customer-separation.ts';

const row = (id: string, more: Partial<HungRow> = {}): HungRow => ({
  id,
  refs: [],
  isMoved: false,
  isAdded: false,
  isChoosable: true,
  ...more,
});
const none: ReadonlySet<string> = new Set();

test('what came with the merge goes back, and what was written on it since goes along', () => {
  const rows = [
    row('intention', { isMoved: true }),
    row('plan', { isAdded: true, refs: ['intention'] }),
    row('call', { isAdded: true, refs: ['plan'] }),
    row('own'),
  ];
  const { going, pieces } = separate(rows, none);
  expect([...going]).toEqual(['intention', 'plan', 'call']);
  expect(pieces).toEqual([]);
});

test('what was added since and stands for itself stays, unless it is taken along; it goes whole', () => {
  const rows = [row('card', { isAdded: true, refs: ['new'] }), row('new', { isAdded: true, refs: ['card'] })];
  expect(separate(rows, none)).toEqual({ going: new Set(), pieces: [['card', 'new']] });
  expect([...separate(rows, new Set(['new'])).going]).toEqual(['card', 'new']);
});

test('what was added to something that stays cannot be taken along', () => {
  const rows = [row('intention'), row('call', { isAdded: true, refs: ['intention'] })];
  expect(separate(rows, new Set(['call']))).toEqual({ going: new Set(), pieces: [] });
});

test('nothing that stays names something that goes, whatever is taken along', () => {
  const anyRows = fc
    .array(fc.record({ isMoved: fc.boolean(), isAdded: fc.boolean(), refs: fc.array(fc.nat(8), { maxLength: 2 }) }), {
      maxLength: 9,
    })
    .map((rows) =>
      rows.map(({ refs, isMoved, isAdded }, i) =>
        row(String(i), { isMoved, isAdded: isAdded && !isMoved, refs: refs.map(String) }),
      ),
    );
  fc.assert(
    fc.property(anyRows, fc.array(fc.nat(8).map(String)), (rows, taken) => {
      const { going } = separate(rows, new Set(taken));
      for (const { id, refs } of rows) if (!going.has(id)) expect(refs.some((ref) => going.has(ref))).toBe(false);
      for (const { id, isMoved } of rows) if (isMoved) expect(going.has(id)).toBe(true);
    }),
  );
});
