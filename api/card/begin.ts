import { numbersOf } from '../../db/queries/identities.ts';
import { demand } from '../../db/unit-of-work.ts';
import { type CivilDate, civilDateAt } from '../../shared/calendar/civil-date.ts';
import { type CardValues, isEmptyValue, tidyCard } from '../../shared/domain/card.ts';
import type { CardFieldName } from '../../shared/domain/card-field-specs.ts';
import { cardFieldNames } from '../../shared/domain/card-fields.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type Identity, resolveIdentity, stranger } from '../identity/resolve.ts';
import type { FaceAsk } from '../identity/similar.ts';
import type { Person } from '../ownership.ts';
import { standingPlanValues } from './saved.ts';
import {
  type CardState,
  type CardWork,
  requireConsultant,
  requireSound,
  requireTraffic,
  type SaveInput,
  withProposedLevel,
} from './work.ts';

/** A new card, sound and not yet written. */
export interface BegunCard {
  readonly values: CardValues;
  readonly consultant: Person;
  readonly identity: Identity;
  readonly traffic: EntityRow<'traffic'> | null;
  readonly arrivedAt: number;
  readonly arrivedOn: CivilDate;
}

/** Gathers what the front desk knows and what was typed, finds out whose card it is, and checks all of it. */
export function beginCard(work: CardWork, input: SaveInput, state: CardState): BegunCard {
  const { call } = work;
  const traffic = requireTraffic(work, input.trafficId, null);
  const typed = withDefaults(work, tidyCard(input.values), traffic);
  const consultant = requireConsultant(work, typed.consultantId);
  const arrivedAt = typed.arrivedAt ?? call.now;
  const arrivedOn = civilDateAt(arrivedAt, call.zone);
  const known = { ...typed, consultantId: consultant?.id ?? null };
  const graded = state === 'quick' ? withProposedLevel(known, arrivedOn, work.rules) : known;
  const identity = consultant ? identify(work, input, graded, consultant) : stranger;
  const whole = standingPlanValues(work, identity, graded);
  const values = requireSound(work, { id: null, state, values: whole, changed: filled(whole) });
  if (!consultant) throw new Error('a card without a consultant was found sound');
  return { values, consultant, identity, traffic, arrivedAt, arrivedOn };
}

/** What the front desk has registered stands before what is typed; a consultant's arrival is the first save (§二). */
function withDefaults({ call }: CardWork, values: CardValues, traffic: EntityRow<'traffic'> | null): CardValues {
  const typed = isManager(call.actor.role) ? (values.arrivedAt ?? null) : null;
  return {
    ...values,
    arrivedAt: traffic?.arrivedAt ?? typed ?? call.now,
    departedAt: traffic?.departedAt ?? values.departedAt ?? null,
    contactWay: values.contactWay ?? traffic?.contactWay ?? null,
    partySize: values.partySize ?? traffic?.partySize ?? null,
    consultantId:
      values.consultantId ?? (call.actor.role === 'consultant' ? call.actor.id : (traffic?.receiverId ?? null)),
  };
}

function identify(work: CardWork, input: SaveInput, values: CardValues, consultant: Person): Identity {
  return demand(
    resolveIdentity(work.tx, {
      numbers: numbersOf(values),
      face: faceOnCard(values),
      consultant,
      viewer: work.call.actor,
      choice: input.identity,
      exceptId: null,
    }),
  );
}

/** What a card says of a person besides numbers. */
export function faceOnCard({ name, gender, regionCode, vehicleId }: CardValues): FaceAsk {
  return { name: name ?? '', gender, regionCode, vehicleId };
}

function filled(values: CardValues): ReadonlySet<CardFieldName> {
  return new Set(cardFieldNames.filter((name) => !isEmptyValue(values[name])));
}
