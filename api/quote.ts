import { z } from 'zod';
import { type AfterQuote, type QuotePageRow, quotesOfOpportunity, quotesPage } from '../db/queries/quotes.ts';
import { type Reader, sqlFor } from '../db/query.ts';
import { demand, reject, type Tx } from '../db/unit-of-work.ts';
import type { QuoteRow } from '../shared/contract/quote.ts';
import { checkQuote, isSameQuote, nextQuoteVersion, quoteTotalFen } from '../shared/domain/quote.ts';
import { isRefusal, type Refusal, refuse } from '../shared/domain/refusal.ts';
import type { NewEntityRow } from '../shared/entities/registry.ts';
import { act, type Handlers } from './call.ts';
import { checkReferences } from './card/references.ts';
import { accessTo, canWrite, refuseForeign, requireWrite } from './ownership.ts';
import { pageOfRows, readCursor } from './paging.ts';
import { labelOfJoined } from './vehicle-label.ts';

export const quoteHandlers: Handlers<'quote'> = {
  add: ({ opportunityId, vehicleId, note, validUntil, priceFen, ...extras }, call) =>
    act(call, (tx) => {
      const opportunity =
        tx.find('opportunity', opportunityId) ?? reject('NOT_FOUND', { what: '这个购车意向' }, 'opportunityId');
      demand(requireWrite(tx, call.actor, opportunity.customerId));
      if (opportunity.state === 'ended') reject('OPPORTUNITY_ENDED', {}, 'opportunityId');
      if (opportunity.state === 'pending') reject('ENDING_PENDING', {}, 'opportunityId');
      const car = vehicleId ?? opportunity.vehicleId;
      const stranger = checkReferences(tx.read, { vehicleId: car }, new Set(['vehicleId']));
      if (stranger) return stranger;
      const quote = { priceFen, ...partsOf(extras), vehicleId: car, note, validUntil: validUntil ?? null };
      const wrong = checkQuote(quote, call.today);
      if (wrong) return wrong;
      const [newest] = quotesOfOpportunity(tx.read, opportunityId);
      if (newest && isSameQuote(newest, quote)) reject('ALREADY_DONE', { what: `报价第 ${newest.version} 版` });
      const { customerId } = opportunity;
      return addVersion(tx, {
        ...quote,
        customerId,
        opportunityId,
        cardId: null,
        onDay: call.today,
        byId: call.actor.id,
      });
    }),

  list: ({ opportunityId, ...page }, call) => {
    const { read } = call.deps.store;
    const refused = refuseReader(read, call.actor, opportunityId);
    if (refused) return refused;
    const cursor = readCursor(page.cursor, z.tuple([z.int(), z.string()]));
    if (isRefusal(cursor)) return cursor;
    const after: AfterQuote | null = cursor ? { version: cursor[0], id: cursor[1] } : null;
    const found = quotesPage(read, opportunityId, after, page.limit + 1);
    const rows = pageOfRows(found, page.limit, ({ version, id }) => [version, id]);
    return { ...rows, rows: rows.rows.map(quoteRow) };
  },
};

type Parts = 'optionsFen' | 'insuranceFen' | 'taxFen' | 'otherFen';

function partsOf(extras: { readonly [Part in Parts]?: number | null | undefined }): Record<Parts, number | null> {
  const { optionsFen = null, insuranceFen = null, taxFen = null, otherFen = null } = extras;
  return { optionsFen, insuranceFen, taxFen, otherFen };
}

/** The next version of an opportunity's quote. */
export function addVersion(tx: Tx, quote: Omit<NewEntityRow<'quote'>, 'id' | 'version' | 'at'>) {
  const id = tx.newId();
  const version = nextQuoteVersion(quotesOfOpportunity(tx.read, quote.opportunityId));
  tx.insert('quote', { id, version, ...quote, at: tx.env.now });
  return { id, version, totalFen: quoteTotalFen(quote) };
}

function refuseReader(read: Reader, actor: Parameters<typeof accessTo>[1], opportunityId: string): Refusal | null {
  const customer = read.get(
    sqlFor
      .selectFrom('opportunity')
      .innerJoin('customer', 'customer.id', 'opportunity.customerId')
      .select(['customer.id', 'customer.ownerId'])
      .where('opportunity.id', '=', opportunityId)
      .where('opportunity.deletedHlc', 'is', null)
      .where('customer.deletedHlc', 'is', null),
  );
  if (!customer) return refuse('NOT_FOUND', { what: '这个购车意向' }, 'opportunityId');
  return canWrite(accessTo(read, actor, customer)) ? null : refuseForeign(read, customer);
}

function quoteRow(row: QuotePageRow): QuoteRow {
  const { id, version, cardId, priceFen, optionsFen, insuranceFen, taxFen, otherFen, note, validUntil, at } = row;
  return {
    ...{ id, version, cardId, priceFen, optionsFen, insuranceFen, taxFen, otherFen, note, validUntil, at },
    vehicleLabel: labelOfJoined(row),
    totalFen: quoteTotalFen(row),
    by: { id: row.byId, name: row.byName ?? '' },
  };
}
