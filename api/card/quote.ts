import { quotesOfOpportunity } from '../../db/queries/quotes.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import { addVersion } from '../quote.ts';
import type { CardWork } from './work.ts';

/**
 * The price on a card is a version of its opportunity's quote: the first, or the next where it names another price or
 * another car than the last one. What stands on the card stays there; a price struck off the card takes no version back.
 */
export function quoteByCard(
  { tx, rules }: CardWork,
  card: {
    readonly cardId: string;
    readonly customerId: string;
    readonly opportunityId: string;
    readonly consultantId: string;
    readonly values: CardValues;
  },
): void {
  const { quoteFen, vehicleId } = card.values;
  // nothing was asked for nothing
  if (quoteFen == null || quoteFen === 0) return;
  const { cardId, customerId, opportunityId } = card;
  const [newest] = quotesOfOpportunity(tx.read, opportunityId);
  const car = vehicleId ?? tx.find('opportunity', opportunityId)?.vehicleId ?? null;
  if (newest?.priceFen === quoteFen && newest.vehicleId === car) return;
  addVersion(tx, {
    customerId,
    opportunityId,
    cardId,
    vehicleId: car,
    priceFen: quoteFen,
    optionsFen: null,
    insuranceFen: null,
    taxFen: null,
    otherFen: null,
    note: '',
    validUntil: null,
    onDay: rules.today,
    byId: card.consultantId,
  });
}
