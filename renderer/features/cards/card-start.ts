import type { IdentityChoice } from '../../../shared/contract/card.ts';
import type { CardDetail } from '../../../shared/contract/card-rows.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import type { CardValues } from '../../../shared/domain/card.ts';
import { freshValues } from './card-shown.ts';
import { type Known, withKnown } from './known-customer.ts';

/** With what a form is opened. */
export interface CardStart {
  /** The saved card; null for a new one. */
  readonly card: CardDetail | null;
  /** What the store has; empty for a new card. */
  readonly base: CardValues;
  /** What stands in the form. */
  readonly typed: CardValues;
  readonly draft: { readonly id: string; readonly savedAt: number } | null;
  readonly trafficId: string | null;
  /** Names behind ids that stand in the form. */
  readonly named: readonly Named[];
  /** Whose card it is, where that was decided before the form was opened; null: by what is typed. */
  readonly pick: IdentityChoice | null;
  /** The traffic entry's times, else a saved card's own; null without. */
  readonly arrivedAt: number | null;
  readonly departedAt: number | null;
  /** The host's time at which the form was opened, UTC ms. */
  readonly openedAt: number;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A blank card. */
export function freshStart(openedAt: number): CardStart {
  return {
    card: null,
    base: {},
    typed: freshValues,
    draft: null,
    trafficId: null,
    pick: null,
    named: [],
    arrivedAt: null,
    departedAt: null,
    openedAt,
  };
}

/** A card for somebody whom the front desk has registered: time, way, number of people and consultant are known. */
export function visitStart(visit: TrafficRow, openedAt: number): CardStart {
  const { id, arrivedAt, departedAt, contactWay, partySize, receiver } = visit;
  return {
    ...freshStart(openedAt),
    typed: { ...freshValues, contactWay, partySize, ...(receiver ? { consultantId: receiver.id } : {}) },
    trafficId: id,
    arrivedAt,
    departedAt,
  };
}

/** The next card of one's own customer: what is known of him stands on it, and it is his. */
export function repeatStart(
  known: Known & { readonly id: string; readonly phone: string | null },
  openedAt: number,
): CardStart {
  const { id, phone, referrer } = known;
  return {
    ...freshStart(openedAt),
    typed: withKnown({ ...freshValues, phone }, known),
    pick: { customerId: id, as: 'own' },
    named: referrer === null ? [] : [referrer],
  };
}

/** A draft that was left; the visit it was tied to counts as long as no other card has taken it. */
export function draftStart(
  draft: {
    readonly id: string;
    readonly updatedAt: number;
    readonly createdAt: number;
    readonly body: CardValues;
    readonly referrer: Named | null;
  },
  visit: TrafficRow | null,
  openedAt: number,
): CardStart {
  const tied = visit?.card === null ? visit : null;
  return {
    ...freshStart(openedAt),
    typed: draft.body,
    draft: { id: draft.id, savedAt: draft.updatedAt },
    named: draft.referrer === null ? [] : [draft.referrer],
    trafficId: tied?.id ?? null,
    arrivedAt: tied?.arrivedAt ?? null,
    departedAt: tied?.departedAt ?? null,
  };
}

/** A saved card, with what was typed since and not saved, if anything. */
export function savedStart(
  card: CardDetail,
  draft: { readonly id: string; readonly savedAt: number; readonly body: CardValues } | null,
  openedAt: number,
): CardStart {
  return {
    ...freshStart(openedAt),
    card,
    named: card.referrer === null ? [] : [card.referrer],
    base: card.values,
    typed: draft === null ? card.values : withDraft(card.values, draft.body),
    draft,
    trafficId: card.trafficId,
    arrivedAt: card.values.arrivedAt ?? null,
    departedAt: card.values.departedAt ?? null,
  };
}

/** A saved card's draft holds what was changed: of the store's own fields the changed codes alone. */
function withDraft(values: CardValues, body: CardValues): CardValues {
  const { custom } = body;
  return { ...values, ...body, ...(custom == null ? {} : { custom: { ...values.custom, ...custom } }) };
}
