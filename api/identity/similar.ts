import { livingOpportunities } from '../../db/queries/opportunities.ts';
import { type Candidate, candidatesLike, seriesOf, seriesWanted } from '../../db/queries/similar.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { Reader } from '../../db/query.ts';
import type { SimilarCustomer } from '../../shared/contract/card-rows.ts';
import { bestOf, type Face, type Likeness, likenessOf } from '../../shared/domain/identity-similar.ts';
import { type Gender, parseNameAndTitle } from '../../shared/domain/person-name.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { accessTo, isResponsible, type Person, shownName } from '../ownership.ts';
import { levelOf } from '../plan/codes.ts';
import { labelOfJoined } from '../vehicle-label.ts';
import { consultantOf, settledIds } from './check.ts';
import { traceLookups } from './trace.ts';

/** What a card says of a person besides numbers. */
export interface FaceAsk {
  readonly name: string;
  readonly gender?: Gender | null | undefined;
  readonly regionCode?: string | null | undefined;
  readonly vehicleId?: string | null | undefined;
}

/** Somebody who is like the face, and how. */
export interface Similar {
  readonly customer: Candidate;
  readonly likeness: Likeness;
}

/**
 * Who may be the person in front (§七: similar name, region and model only suggest), three at most. Of customers who are
 * not the consultant's own only those count who want the same series as well: a name and a county alone are no reason to
 * tell whose customer somebody is.
 */
export function findSimilar(
  read: Reader,
  ask: FaceAsk,
  about: { readonly consultantId: string; readonly except: ReadonlySet<string> },
): readonly Similar[] {
  const face = faceOf(read, ask);
  const candidates = candidatesLike(read, face).filter(({ id }) => !about.except.has(id));
  const wanted = seriesWanted(
    read,
    candidates.map(({ id }) => id),
  );
  const alike = candidates.flatMap((customer): readonly Similar[] => {
    const series = wanted.get(customer.id) ?? [];
    const likeness = likenessOf(face, { ...customer, series });
    if (likeness === null) return [];
    return likeness.isSameSeries || isResponsible(read, about.consultantId, customer) ? [{ customer, likeness }] : [];
  });
  return bestOf(alike);
}

function faceOf(read: Reader, ask: FaceAsk): Face {
  const { name, gender } = parseNameAndTitle(ask.name);
  return {
    name,
    gender: gender ?? ask.gender ?? null,
    regionCode: ask.regionCode ?? null,
    series: seriesOf(read, ask.vehicleId ?? null),
  };
}

/**
 * Who may be the person on the card, while it is typed. One's own in full; of anybody else's no more than the masked name
 * and whose he is, and the log keeps that it was told (§13).
 */
export function similarCustomers(
  input: FaceAsk & { readonly consultantId?: string | undefined; readonly cardId?: string | undefined },
  call: ActorCall,
): { readonly rows: SimilarCustomer[] } | Refusal {
  const { read } = call.deps.store;
  const consultantId = consultantOf(input, call.actor);
  const found = findSimilar(read, input, { consultantId, except: settledIds(call, input.cardId) });
  const rows = found.map((similar) => rowOf(read, { consultantId, viewer: call.actor }, similar));
  const ids = rows.map(({ customerId }) => customerId);
  return traceLookups(call, ids) ?? { rows };
}

function rowOf(
  read: Reader,
  { consultantId, viewer }: { readonly consultantId: string; readonly viewer: Person },
  { customer, likeness }: Similar,
): SimilarCustomer {
  const { id, ownerId, gender } = customer;
  const kind = isResponsible(read, consultantId, customer) ? 'own' : ownerId === null ? 'unowned' : 'colleague';
  const access = accessTo(read, viewer, customer);
  const isOpen = access !== 'masked';
  const [newest] = isOpen ? livingOpportunities(read, [id]) : [];
  return {
    customerId: id,
    kind,
    name: shownName(access, customer.name),
    gender,
    owner: ownerId === null ? null : { id: ownerId, name: staffNames(read).get(ownerId) ?? '' },
    why: isOpen ? likeness.name : null,
    sameSeries: isOpen ? likeness.isSameSeries : null,
    intention: newest ? labelOfJoined(newest) : null,
    level: newest ? levelOf(newest.level) : null,
    nextPlanOn: newest && kind === 'own' ? newest.nextPlanOn : null,
    choices: kind === 'own' ? ['own'] : kind === 'colleague' ? ['clash'] : [],
  };
}
