import fc from 'fast-check';
import { expect, it } from 'vitest';
import { serialStates, tallyBook } from './book-tally.ts';
import { serialAt, serialsOf } from './card-book.ts';

const range = { prefix: 'DZ-', firstNumber: 24101, lastNumber: 24150, width: 5 };
const serial = (number: number): string => serialAt(range, number);

it('a sheet left blank before the last card is a gap, behind it there is none, and what was voided or lost is explained', () => {
  const { gaps, counts, stateOf } = tallyBook(range, {
    used: [serial(24101), serial(24105)],
    gone: [
      { serial: serial(24102), kind: 'void' },
      { serial: serial(24110), kind: 'lost' },
    ],
  });
  expect(gaps).toEqual(['DZ-24103', 'DZ-24104']);
  expect(counts).toEqual({ used: 2, void: 1, lost: 1, gap: 2, free: 44 });
  expect([24102, 24104, 24106, 24110].map(stateOf)).toEqual(['void', 'gap', 'free', 'lost']);
});

it('a book nobody has written in has no gap', () => {
  expect(tallyBook(range, { used: [], gone: [{ serial: serial(24120), kind: 'void' }] }).gaps).toEqual([]);
});

it('serials of another book are not counted', () => {
  const other = { used: ['DZ-24100', 'DZ-24151', 'XX-24120', 'DZ-024120'], gone: [] };
  expect(tallyBook(range, other).counts).toMatchObject({ used: 0, gap: 0, free: 50 });
});

it('a card book’s serials add up: each sheet is exactly one thing, whatever was written, voided and lost in whatever order', () => {
  const book = fc
    .record({ first: fc.nat(990), length: fc.integer({ min: 1, max: 60 }), prefix: fc.constantFrom('', 'DZ-', 'A') })
    .map(({ first, length, prefix }) => ({ prefix, firstNumber: first, lastNumber: first + length - 1, width: 5 }));
  const numbers = fc.array(fc.nat(1100), { maxLength: 80 });
  fc.assert(
    fc.property(book, numbers, numbers, numbers, (each, used, voided, lost) => {
      const of = (list: readonly number[]): string[] => list.map((number) => serialAt(each, number));
      const gone = [
        ...of(voided).map((s) => ({ serial: s, kind: 'void' as const })),
        ...of(lost).map((s) => ({ serial: s, kind: 'lost' as const })),
      ];
      const { counts, gaps, stateOf } = tallyBook(each, { used: of(used), gone });
      const sheets = serialsOf(each);
      expect(serialStates.reduce((sum, state) => sum + counts[state], 0)).toBe(sheets.length);
      expect(gaps).toHaveLength(counts.gap);
      const inBook = new Set(of(used).filter((s) => sheets.includes(s)));
      expect(counts.used).toBe(inBook.size);
      const last = Math.max(-1, ...sheets.map((s, i) => (inBook.has(s) ? i : -1)));
      for (const gap of gaps) expect(sheets.indexOf(gap)).toBeLessThan(last);
      for (const [i] of sheets.entries()) if (stateOf(each.firstNumber + i) === 'free') expect(i).toBeGreaterThan(last);
    }),
  );
});
