import { describe, expect, test } from 'vitest';
import type { Person } from '../support/showroom.ts';
import { fullCard, inShowroom } from './card-kit.ts';

async function quotedCustomer(consultant: Person) {
  const saved = await consultant.call('card.complete', { values: { ...fullCard, quoteFen: 11_580_000 } });
  return { ...saved, opportunityId: saved.opportunityId ?? '' };
}

describe('a quote (domain §6)', () => {
  test('begins with the price on the card and goes on in versions, the card keeping its own', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId, customerId, opportunityId } = await quotedCustomer(consultant);
      showroom.clock.advance(86_400_000);
      const second = await consultant.call('quote.add', {
        opportunityId,
        priceFen: 11_280_000,
        insuranceFen: 500_000,
        taxFen: 998_000,
        note: '送贴膜',
        validUntil: '2026-03-20',
      });
      expect(second).toMatchObject({ version: 2, totalFen: 12_778_000 });
      const { rows } = await consultant.call('quote.list', { opportunityId, limit: 10 });
      expect(rows.map(({ version, priceFen, totalFen, cardId: of }) => [version, priceFen, totalFen, of])).toEqual([
        [2, 11_280_000, 12_778_000, null],
        [1, 11_580_000, 11_580_000, cardId],
      ]);
      expect(rows[0]).toMatchObject({ by: { name: '王磊' }, vehicleLabel: 'H9 2.0T 四驱', optionsFen: null });
      expect((await consultant.call('card.get', { id: cardId })).values.quoteFen).toBe(11_580_000);
      const detail = await consultant.call('customer.get', { id: customerId });
      expect(detail.opportunities[0]?.quote).toEqual({
        version: 2,
        priceFen: 11_280_000,
        totalFen: 12_778_000,
        validUntil: '2026-03-20',
      });
    }));

  test('stands in the customer’s past beside the price before it', () =>
    inShowroom(async (showroom, consultant) => {
      const { customerId, opportunityId } = await quotedCustomer(consultant);
      showroom.clock.advance(60_000);
      await consultant.call('quote.add', { opportunityId, priceFen: 11_280_000 });
      const { rows } = await consultant.call('customer.timeline', { id: customerId, limit: 20 });
      const quotes = rows.flatMap((row) => (row.kind === 'quote' ? [row] : []));
      expect(quotes.map(({ version, priceFen, previousFen }) => [version, priceFen, previousFen])).toEqual([
        [2, 11_280_000, 11_580_000],
        [1, 11_580_000, null],
      ]);
    }));

  test('gets its next version from a card that names another price, and none from one that repeats it', () =>
    inShowroom(async (showroom, consultant) => {
      const { cardId, customerId, opportunityId } = await quotedCustomer(consultant);
      const versions = async () =>
        (await consultant.call('quote.list', { opportunityId, limit: 10 })).rows.map(({ priceFen }) => priceFen);
      await consultant.call('card.correct', { cardId, values: { talk: '又问了一次价' } });
      expect(await versions()).toEqual([11_580_000]);
      await consultant.call('card.correct', { cardId, values: { quoteFen: 11_480_000 } });
      await consultant.call('card.correct', { cardId, values: { quoteFen: null } });
      expect(await versions()).toEqual([11_480_000, 11_580_000]);
      showroom.clock.set('2026-03-10 10:00');
      const again = { ...fullCard, visitKind: 'repeat', nextPlanOn: '2026-03-12', quoteFen: 11_480_000 };
      await consultant.call('card.complete', { values: again, identity: { customerId, as: 'own' } });
      expect(await versions()).toEqual([11_480_000, 11_580_000]);
    }));

  test('sent twice is one version', () =>
    inShowroom(async (_showroom, consultant) => {
      const { opportunityId } = await quotedCustomer(consultant);
      await consultant.call('quote.add', { opportunityId, priceFen: 11_280_000, note: '送贴膜' });
      const twice = await consultant.refused('quote.add', { opportunityId, priceFen: 11_280_000, note: '送贴膜' });
      expect(twice).toMatchObject({ code: 'ALREADY_DONE', params: { what: '报价第 2 版' } });
    }));

  test('is refused by name where it says nothing, has run out, or is for nobody’s wish', () =>
    inShowroom(async (_showroom, consultant) => {
      const { opportunityId } = await quotedCustomer(consultant);
      const wrong = (more: object) => consultant.refused('quote.add', { opportunityId, priceFen: 1_000_000, ...more });
      expect(await wrong({ priceFen: 0 })).toMatchObject({ code: 'INVALID_INPUT', field: 'priceFen' });
      expect(await wrong({ validUntil: '2026-03-08' })).toMatchObject({ code: 'DATE_IN_PAST', field: 'validUntil' });
      expect(await wrong({ vehicleId: 'nothing' })).toMatchObject({ code: 'INVALID_INPUT', field: 'vehicleId' });
      expect(await wrong({ opportunityId: 'nothing' })).toMatchObject({ code: 'NOT_FOUND' });
    }));

  test('is the owner’s and the managers’ to make and to read', () =>
    inShowroom(async (showroom, consultant) => {
      const { opportunityId } = await quotedCustomer(consultant);
      const other = showroom.as('李娜');
      expect((await other.refused('quote.add', { opportunityId, priceFen: 1_000_000 })).code).toBe('NOT_OWNER');
      expect((await other.refused('quote.list', { opportunityId, limit: 5 })).code).toBe('NOT_OWNER');
      await showroom.as('sales_manager').call('quote.add', { opportunityId, priceFen: 11_000_000 });
    }));

  test('is not made for a wish that waits for the manager or has ended', () =>
    inShowroom(async (showroom, consultant) => {
      const { opportunityId, cardId } = await quotedCustomer(consultant);
      await consultant.call('card.correct', { cardId, values: { result: 'lost' } });
      const waiting = await consultant.refused('quote.add', { opportunityId, priceFen: 1_000_000 });
      expect(waiting.code).toBe('ENDING_PENDING');
      const manager = showroom.as('sales_manager');
      const { rows } = await manager.call('ending.pending', { limit: 5 });
      await manager.call('ending.decide', { requestId: rows[0]?.requestId ?? '', approve: true });
      const ended = await consultant.refused('quote.add', { opportunityId, priceFen: 1_000_000 });
      expect(ended.code).toBe('OPPORTUNITY_ENDED');
    }));
});
