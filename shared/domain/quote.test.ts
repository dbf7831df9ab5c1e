import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkQuote, hasQuoteParts, isSameQuote, newestQuote, nextQuoteVersion, quoteTotalFen } from './quote.ts';

const fen = fc.integer({ min: 0, max: 10_000_000_000 });
const part = fc.option(fen, { nil: null });
const quote = fc.record({
  priceFen: fen,
  optionsFen: part,
  insuranceFen: part,
  taxFen: part,
  otherFen: part,
  vehicleId: fc.constantFrom(null, 'h9'),
  note: fc.constantFrom('', '送膜'),
  validUntil: fc.constantFrom(null, '2026-03-20'),
});

describe('a quote (domain §6)', () => {
  test('is as much as its parts together, and what was not said counts nothing', () => {
    fc.assert(
      fc.property(quote, (each) => {
        const { priceFen, optionsFen, insuranceFen, taxFen, otherFen } = each;
        const parts = (optionsFen ?? 0) + (insuranceFen ?? 0) + (taxFen ?? 0) + (otherFen ?? 0);
        expect(quoteTotalFen(each)).toBe(priceFen + parts);
        expect(hasQuoteParts(each)).toBe(parts > 0);
      }),
    );
  });

  test('gets a version that nobody has, whatever two machines have given', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ version: fc.integer({ min: 1, max: 99 }), at: fen })), (known) => {
        const version = nextQuoteVersion(known);
        expect(known.every((each) => each.version < version)).toBe(true);
        expect(newestQuote([...known, { version, at: 0 }])?.version).toBe(version);
      }),
    );
    expect(nextQuoteVersion([])).toBe(1);
    expect(newestQuote([])).toBe(undefined);
  });

  test('says the same as another only where every sum and every word does', () => {
    fc.assert(
      fc.property(quote, quote, (a, b) => {
        expect(isSameQuote(a, { ...a })).toBe(true);
        const differs = quoteTotalFen(a) !== quoteTotalFen(b) || a.note !== b.note || a.vehicleId !== b.vehicleId;
        if (differs) expect(isSameQuote(a, b)).toBe(false);
        expect(isSameQuote(a, { ...a, taxFen: (a.taxFen ?? 0) + 1 })).toBe(false);
        expect(isSameQuote(a, { ...a, validUntil: '2026-03-21' })).toBe(false);
      }),
    );
  });

  test('of nothing, or that has run out already, is refused by the name of its field', () => {
    expect(checkQuote({ priceFen: 0, validUntil: null }, '2026-03-09')).toMatchObject({ field: 'priceFen' });
    expect(checkQuote({ priceFen: 1, validUntil: '2026-03-08' }, '2026-03-09')).toMatchObject({
      code: 'DATE_IN_PAST',
      field: 'validUntil',
    });
    expect(checkQuote({ priceFen: 1, validUntil: '2026-03-09' }, '2026-03-09')).toBe(null);
  });
});
