import { useQueryClient } from '@tanstack/react-query';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { CardDetail } from '../../../shared/contract/card-rows.ts';
import type { CustomerDetail, OpportunityRow } from '../../../shared/contract/customer-rows.ts';
import { type CardValues, isEmptyValue } from '../../../shared/domain/card.ts';
import type { CardFieldName } from '../../../shared/domain/card-field-specs.ts';
import { filledCustom } from '../../../shared/domain/custom-field.ts';
import { type LevelHorizons, proposeLevel } from '../../../shared/domain/level.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { isSurnameOnly } from '../../../shared/text/surname.ts';
import { useApi } from '../../state/api.ts';
import { followedOf } from '../customers/customer-words.ts';

/** What a card of one's own customer need not ask again. The remark is not among it: each visit has its own. */
const knownNames = [
  'gender',
  'phone2',
  'wechat',
  'qq',
  'weibo',
  'email',
  'customerType',
  'contactPerson',
  'regionCode',
  'street',
] as const;

/**
 * What the card that began his wish says of him and of what he wants, and not of that one visit. What was said, driven,
 * quoted and agreed to is each visit's own.
 */
const carriedNames = [
  'purchaseType',
  'source',
  'channel',
  'referrerId',
  'introducer',
  'subdealer',
  'subdealerRegisteredOn',
  'subdealerRegisteredTime',
  'interiorColour',
  'budget',
  'payment',
  'downPaymentFen',
  'termMonths',
  'use',
  'decisionMaker',
  'concerns',
  'currentVehicle',
] as const satisfies readonly CardFieldName[];

type Person = Pick<CustomerDetail, 'name' | 'custom' | (typeof knownNames)[number]>;

/** One's own customer as his next card begins. */
export interface Known extends Person {
  /** What he wants by now: the card that began the wish, overtaken by what the wish has become since. */
  readonly wish: CardValues;
  /** Who recommended him, by name. */
  readonly referrer: CardDetail['referrer'];
}

/** Reads one's own customer for his next card; null where that does not work: then the card is written as any other. */
export function useKnownCustomer(): (
  customerId: string,
  today: CivilDate,
  horizons: LevelHorizons,
) => Promise<Known | null> {
  const api = useApi();
  const queries = useQueryClient();
  const cardOf = async (id: string | null): Promise<CardDetail | null> => {
    if (id === null) return null;
    try {
      return await api.card.get({ id });
    } catch {
      return null;
    }
  };
  return async (id, today, horizons) => {
    try {
      const detail = await queries.fetchQuery({
        queryKey: ['customer', 'known', id],
        queryFn: () => api.customer.get({ id }),
      });
      if (detail.access !== 'own') return null;
      const [wanted] = followedOf(detail.opportunities);
      const card = await cardOf(wanted?.originCardId ?? null);
      return { ...detail, wish: wishOf(wanted, card, today, horizons), referrer: card?.referrer ?? null };
    } catch {
      return null;
    }
  };
}

/** What a customer wants by now, as card values. A day that has passed is asked anew; O is nobody's to choose. */
export function wishOf(
  wanted: OpportunityRow | undefined,
  card: Pick<CardDetail, 'values' | 'masked'> | null,
  today: CivilDate,
  horizons: LevelHorizons,
): CardValues {
  if (wanted === undefined) return {};
  const { vehicleId, otherVehicleIds, colour, competitors, expectedOn, noExpectedDate, level } = wanted;
  const before = card === null || card.masked ? {} : card.values;
  const carried = Object.fromEntries(carriedNames.map((name) => [name, before[name] ?? null]));
  const isPast = expectedOn !== null && expectedOn < today;
  return {
    // picked from the values of a card by their own names
    ...(carried as CardValues),
    vehicleId,
    otherVehicleIds,
    colour,
    competitors,
    ...(isPast ? {} : { expectedOn, noExpectedDate }),
    ...(level === 'O' ? {} : { level: levelToday(wanted, today, horizons) }),
  };
}

/** A level that followed the expected day goes on following it; one that somebody chose otherwise stays his choice. */
function levelToday(
  { level, levelSetOn, expectedOn }: OpportunityRow,
  today: CivilDate,
  horizons: LevelHorizons,
): OpportunityRow['level'] {
  if (expectedOn === null || expectedOn < today) return level;
  if (proposeLevel(expectedOn, levelSetOn, horizons) !== level) return level;
  const now = proposeLevel(expectedOn, today, horizons);
  return isRefusal(now) ? level : now;
}

/** The card with what is known of the customer where it is still empty; a surname grows into the full name. */
export function withKnown(values: CardValues, known: Known): CardValues {
  const filled: Record<string, unknown> = {};
  for (const name of knownNames) {
    if (isEmptyValue(values[name]) && !isEmptyValue(known[name])) filled[name] = known[name];
  }
  const custom = { ...known.custom, ...filledCustom(values.custom) };
  if (Object.keys(custom).length > 0) filled.custom = custom;
  const name = values.name?.trim() ?? '';
  const isSame = name === '' || (isSurnameOnly(name) && known.name.startsWith(name));
  return {
    ...values,
    // customer fields hold the same kinds of values as the card's fields of the same names
    ...(filled as CardValues),
    ...wishedFor(values, known.wish),
    ...(isSame && known.name !== '' ? { name: known.name } : {}),
  };
}

/** Fields that are asked for together: once somebody has answered one of them, none of the others is filled in. */
const together: readonly (readonly CardFieldName[])[] = [
  ['expectedOn', 'noExpectedDate', 'level'],
  ['source', 'channel', 'referrerId', 'introducer', 'subdealer', 'subdealerRegisteredOn', 'subdealerRegisteredTime'],
  ['vehicleId', 'otherVehicleIds', 'colour', 'interiorColour'],
  ['payment', 'downPaymentFen', 'termMonths'],
];

function wishedFor(values: CardValues, wish: CardValues): CardValues {
  const isAnswered = (name: CardFieldName): boolean => !isEmptyValue(values[name]);
  const closed = new Set(together.filter((group) => group.some(isAnswered)).flat());
  const names = Object.keys(wish) as CardFieldName[]; // the keys of card values
  const open = names.filter((name) => !closed.has(name) && !isAnswered(name) && !isEmptyValue(wish[name]));
  return Object.fromEntries(open.map((name) => [name, wish[name]]));
}
