import { floorFactsQuery, floorStaffQuery, floorVisitsQuery } from '../../db/queries/floor.ts';
import type { Reader } from '../../db/query.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type FloorFact, type FloorPlace, floorQueue, isInHouse, nextInTurn } from '../../shared/domain/floor.ts';

/** A visit of the day in the showroom. */
export interface FloorVisit {
  readonly id: string;
  readonly arrivedAt: number;
  readonly departedAt: number | null;
  readonly partySize: number;
  readonly receiver: { readonly id: string; readonly name: string } | null;
  /** False where whoever was named has been deactivated since: the visitor needs somebody else. */
  readonly isReceived: boolean;
  /** UTC ms: since when he receives; entries of before the floor board say only when the visitor came. */
  readonly since: number;
  readonly costsTurn: boolean;
  /** When the receiver was written down, in the store's own order. */
  readonly stamp: string;
}

/** The floor of a day as its facts tell it. */
export interface FloorStanding {
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  readonly facts: ReturnType<typeof factsOf>;
  readonly visits: readonly FloorVisit[];
  readonly queue: readonly FloorPlace[];
  readonly nextId: string | null;
}

/** Derives who is on the floor and whose turn it is from the facts of one day; people who left the firm are not in it. */
export function floorStanding(read: Reader, day: CivilDate): FloorStanding {
  const staff = read.all(floorStaffQuery());
  const facts = factsOf(read, day);
  const visits = visitsOf(read, day);
  const active = new Set(staff.map(({ id }) => id));
  const queue = floorQueue([...facts.flatMap(toFact), ...visits.flatMap(toReception)]).filter(({ staffId }) =>
    active.has(staffId),
  );
  return { staff, facts, visits, queue, nextId: nextInTurn(queue, busyIn(visits)) };
}

/** Who receives somebody at this moment. */
function busyIn(visits: readonly FloorVisit[]): ReadonlySet<string> {
  return new Set(
    visits.flatMap(({ receiver, departedAt }) => (receiver === null || departedAt !== null ? [] : [receiver.id])),
  );
}

function factsOf(read: Reader, day: CivilDate) {
  return read.all(floorFactsQuery(day));
}

/**
 * Customers of his own cost no turn: they were his before they came (§七). Whose a customer is shows with the card, so a
 * place lost at the door comes back with it.
 */
function visitsOf(read: Reader, day: CivilDate): readonly FloorVisit[] {
  return read
    .all(floorVisitsQuery(day))
    .filter(({ contactWay }) => isInHouse(contactWay))
    .map((row) => {
      const isOwnCustomer =
        row.customerOwnerId !== null &&
        row.customerOwnerId === row.receiverId &&
        (row.customerSince ?? 0) < row.arrivedAt;
      return {
        id: row.id,
        arrivedAt: row.arrivedAt,
        departedAt: row.departedAt,
        partySize: row.partySize,
        receiver: row.receiverId === null ? null : { id: row.receiverId, name: row.receiverName ?? '' },
        isReceived: row.receiverId !== null && row.receiverActive === 1,
        since: row.receivedAt ?? row.arrivedAt,
        costsTurn: row.named === 0 && !isOwnCustomer,
        stamp: row.changedHlc ?? row.rowHlc,
      };
    });
}

function toFact(row: ReturnType<typeof factsOf>[number]): readonly FloorFact[] {
  const { stamp, staffId, kind, state, beforeId } = row;
  if (kind === 'skip') return [{ kind, stamp, staffId }];
  if (kind === 'move') return [{ kind, stamp, staffId, beforeId }];
  return state === '' ? [] : [{ kind, stamp, staffId, state }];
}

function toReception({ receiver, stamp, costsTurn }: FloorVisit): readonly FloorFact[] {
  return receiver === null ? [] : [{ kind: 'receive', stamp, staffId: receiver.id, costsTurn }];
}
