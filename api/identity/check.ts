import { explainedBeside } from '../../db/queries/clashes.ts';
import { pastOpportunities } from '../../db/queries/ending-past.ts';
import { isByCar, type KnownNumber, knownByNumbers } from '../../db/queries/identities.ts';
import { livingOpportunities } from '../../db/queries/opportunities.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import type { IdentityMatch } from '../../shared/contract/card-rows.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { givenUpBefore, isReactivated } from '../../shared/domain/revival.ts';
import { normalisePhone } from '../../shared/text/phone.ts';
import { normalisePlate } from '../../shared/text/plate.ts';
import { normaliseVin } from '../../shared/text/vin.ts';
import type { ActorCall } from '../call.ts';
import { strangersAmong } from '../household/link.ts';
import { accessTo, canSaveAgain, canSeeDealings, isResponsible, type Person, shownName } from '../ownership.ts';
import { levelOf } from '../plan/codes.ts';
import { nextPlanOf } from '../plan/open-plan.ts';
import { labelOfJoined } from '../vehicle-label.ts';
import { traceLookups } from './trace.ts';

/** Whom the store knows by what is being typed; a number that is not complete yet finds nobody. */
export function checkIdentity(
  input: {
    readonly phone?: string | null | undefined;
    readonly phone2?: string | null | undefined;
    readonly wechat?: string | null | undefined;
    readonly plate?: string | null | undefined;
    readonly vin?: string | null | undefined;
    readonly consultantId?: string | undefined;
    readonly cardId?: string | undefined;
  },
  call: ActorCall,
): { readonly matches: IdentityMatch[]; readonly visitKind: 'first' | 'repeat' | 'invited' } | Refusal {
  const { read } = call.deps.store;
  const { actor } = call;
  const consultantId = consultantOf(input, actor);
  const known = livingNumbers(call, input);
  const matches = known.flatMap((each) => matchOf(read, { consultantId, viewer: actor }, each) ?? []);
  const ids = matches.map((match) => match.customerId);
  const untraced = traceLookups(call, ids);
  if (untraced) return untraced;
  const visitKind = matches.length === 0 ? 'first' : isInvited(read, ids, call.today) ? 'invited' : 'repeat';
  return { matches, visitKind };
}

/** For whom it is asked: a consultant asks for himself, the desk and managers for whoever they name. */
export function consultantOf(input: { readonly consultantId?: string | undefined }, actor: Person): string {
  return actor.role === 'consultant' ? actor.id : (input.consultantId ?? actor.id);
}

/** Whom the numbers lead to, but for the card's own customer and whom he was told apart from before. */
function livingNumbers(call: ActorCall, input: Parameters<typeof checkIdentity>[0]): readonly KnownNumber[] {
  const { read } = call.deps.store;
  const known = knownByNumbers(read, {
    phone: completePhone(input.phone),
    phone2: completePhone(input.phone2),
    wechat: input.wechat ?? null,
    plate: whole(normalisePlate(input.plate ?? ''))?.plate ?? null,
    vin: whole(normaliseVin(input.vin ?? ''))?.vin ?? null,
  });
  if (known.length === 0) return known;
  const ownId = customerOfCard(call, input.cardId);
  if (ownId === null) return known;
  const settled = settledIds(call, input.cardId);
  return strangersAmong({ read }, ownId, known).filter(({ customerId }) => !settled.has(customerId));
}

/** What may be chosen for whoever is known by a number. */
const recognised = { own: ['own'], unowned: ['own'], colleague: ['visit', 'report'] } as const;

const none: ReadonlySet<string> = new Set();

/** Whom a card need not be asked about: its own customer, and everybody he was told apart from. */
export function settledIds(call: ActorCall, cardId: string | undefined): ReadonlySet<string> {
  const ownId = customerOfCard(call, cardId);
  return ownId === null ? none : new Set([ownId, ...explainedBeside(call.deps.store.read, ownId)]);
}

function whole<T extends { readonly ok: true }>(normal: T | Refusal): T | null {
  return isRefusal(normal) ? null : normal;
}

function completePhone(raw: string | null | undefined): string | null {
  return whole(normalisePhone(raw ?? ''))?.phone ?? null;
}

/**
 * The customer of a card that the caller is completing. Somebody else's card settles nothing for him: what it leaves out
 * would tell, without a trace, who is of one family with its customer.
 */
function customerOfCard(call: ActorCall, cardId: string | undefined): string | null {
  if (cardId === undefined) return null;
  const card = call.deps.store.read.get(
    sqlFor
      .selectFrom('card')
      .select(['customerId', 'consultantId', 'createdById', 'firstSavedAt'])
      .where('id', '=', cardId)
      .where('deletedHlc', 'is', null),
  );
  return card && canSaveAgain(call, card) ? card.customerId : null;
}

/**
 * Whose customer it is counts for the consultant; how much of him is shown, for whoever looks. Of somebody else's customer
 * that is what the choice between 再次到店 and 报备 needs: whose he is, since when, and when he was last reached.
 */
function matchOf(
  read: Reader,
  { consultantId, viewer }: { readonly consultantId: string; readonly viewer: Person },
  { customerId: id, by }: KnownNumber,
): IdentityMatch | null {
  const customer = read.get(
    sqlFor
      .selectFrom('customer')
      .leftJoin('staff', 'staff.id', 'customer.ownerId')
      .select(['customer.id', 'customer.name', 'customer.gender', 'customer.stage', 'customer.ownerId'])
      .select(['customer.lastEffectiveOn', 'staff.name as ownerName'])
      .where('customer.id', '=', id)
      .where('customer.deletedHlc', 'is', null),
  );
  if (!customer) return null;
  const { ownerId } = customer;
  const kind = isResponsible(read, consultantId, customer) ? 'own' : ownerId === null ? 'unowned' : 'colleague';
  const access = accessTo(read, viewer, customer);
  const isOpen = canSeeDealings(access, customer);
  const [newest] = isOpen ? livingOpportunities(read, [id]) : [];
  return {
    customerId: id,
    by,
    kind,
    name: shownName(access, customer.name),
    gender: customer.gender,
    stage: customer.stage,
    owner: ownerId === null ? null : { id: ownerId, name: customer.ownerName ?? '' },
    registeredAt: ownerId === null ? null : registeredAt(read, id, ownerId),
    lastEffectiveOn: customer.lastEffectiveOn,
    level: newest ? levelOf(newest.level) : null,
    intention: newest ? labelOfJoined(newest) : null,
    nextPlanOn: newest && kind !== 'colleague' ? (nextPlanOf(read, newest.id)?.dueOn ?? null) : null,
    vehicles: isOpen ? ownedLabels(read, id) : [],
    gaveUp: isOpen && !newest ? gaveUpOf(read, id) : null,
    choices: isByCar(by)
      ? [...recognised[kind], 'other']
      : // a car is no number that a family shares
        [...recognised[kind], 'household'],
  };
}

/** How a customer whom nobody follows any more was given up: he comes back (§四.1). */
function gaveUpOf(read: Reader, customerId: string): IdentityMatch['gaveUp'] {
  const before = givenUpBefore(pastOpportunities(read, customerId));
  return before && { ending: before.ending, on: before.on, reactivated: isReactivated(before) };
}

/** When a person first announced the customer; null where he never did (the customer was handed over). */
export function registeredAt(read: Reader, customerId: string, staffId: string): number | null {
  const first = read.get(
    sqlFor
      .selectFrom('registration')
      .select('at')
      .where('customerId', '=', customerId)
      .where('staffId', '=', staffId)
      .where('deletedHlc', 'is', null)
      .orderBy('at')
      .limit(1),
  );
  return first?.at ?? null;
}

function ownedLabels(read: Reader, customerId: string): string[] {
  const cars = read.all(
    sqlFor
      .selectFrom('ownedVehicle')
      .select('label')
      .where('customerId', '=', customerId)
      .where('deletedHlc', 'is', null),
  );
  return cars.map(({ label }) => label);
}

/** Whether one of them is expected today: an invitation lies open whose day has come. */
function isInvited(read: Reader, customerIds: readonly string[], today: CivilDate): boolean {
  const invitation = read.get(
    sqlFor
      .selectFrom('plan')
      .select('id')
      .where('customerId', 'in', customerIds)
      .where('state', '=', 'open')
      .where('method', '=', 'invite')
      .where('dueOn', '<=', today)
      .where('deletedHlc', 'is', null)
      .limit(1),
  );
  return invitation !== undefined;
}
