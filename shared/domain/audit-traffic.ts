/** An arrival of the audited day in the traffic register. */
export interface TrafficFact {
  readonly trafficId: string;
  readonly arrivedAt: number;
  readonly receiverId: string | null;
  /** The card of this visitor, also one entered late. */
  readonly cardId: string | null;
  readonly partySize: number;
  /** Why there is no card, in the consultant's words. */
  readonly explanation: string;
}

/** A serial without a card, which one of the visitors without a card must have had. */
export interface MissingSerial {
  readonly serial: string;
  readonly bookId: string | null;
  readonly number: number | null;
  /** The book's holder, or whom the paper names. */
  readonly knownPersonId: string | null;
  /** The visitor that the auditor chose for it. */
  readonly trafficId: string | null;
}

/** Where a serial that has a card stands in its book, and when its visitor came. */
export interface SerialAnchor {
  readonly bookId: string;
  readonly number: number;
  readonly arrivedAt: number;
}

/**
 * Finds for each missing serial the visitor it was written for, so that the same reception is not listed twice, as
 * 未录入 and as 客流无卡. The auditor's choice comes first. Otherwise a book is torn off in the order of the arrivals: the
 * visitor came between those of the neighbouring serials. Where the person is known, it is that person's visitor, else
 * the visitors left in the gap are taken in order, if there are exactly as many as serials.
 *
 * @returns the traffic id by serial; a serial that cannot be placed is absent
 */
export function linkTraffic(
  missing: readonly MissingSerial[],
  anchors: readonly SerialAnchor[],
  traffic: readonly TrafficFact[],
): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  const open = traffic.filter(({ cardId }) => cardId === null).toSorted((a, b) => a.arrivedAt - b.arrivedAt);
  const taken = new Set<string>();
  const link = (serial: string, visitor: TrafficFact | undefined) => {
    if (visitor === undefined) return;
    links.set(serial, visitor.trafficId);
    taken.add(visitor.trafficId);
  };
  const freeIn = ({ from, to }: Gap) =>
    open.filter(({ trafficId, arrivedAt }) => !taken.has(trafficId) && arrivedAt >= from && arrivedAt <= to);

  for (const { serial, trafficId } of missing) {
    link(
      serial,
      freeIn(wholeDay).find((visitor) => visitor.trafficId === trafficId),
    );
  }
  for (const one of missing) {
    if (links.has(one.serial) || one.knownPersonId === null) continue;
    link(
      one.serial,
      freeIn(gapOf(one, anchors)).find(({ receiverId }) => receiverId === one.knownPersonId),
    );
  }
  const unknown = missing.filter((one) => !links.has(one.serial) && one.knownPersonId === null && one.bookId !== null);
  for (const group of Map.groupBy(unknown, (one) => gapOf(one, anchors).key).values()) {
    const [first] = group;
    const visitors = first === undefined ? [] : freeIn(gapOf(first, anchors));
    if (visitors.length !== group.length) continue;
    for (const [index, { serial }] of group.entries()) link(serial, visitors[index]);
  }
  return links;
}

interface Gap {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

const wholeDay: Gap = { key: '', from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** Between the arrivals of the nearest serials below and above that have a card; the whole day at the ends of a book. */
function gapOf({ bookId, number }: MissingSerial, anchors: readonly SerialAnchor[]): Gap {
  if (bookId === null || number === null) return wholeDay;
  const own = anchors.filter((anchor) => anchor.bookId === bookId);
  const below = own.filter((anchor) => anchor.number < number).reduce<SerialAnchor | undefined>(higher, undefined);
  const above = own.filter((anchor) => anchor.number > number).reduce<SerialAnchor | undefined>(lower, undefined);
  const key = `${bookId} ${below?.number ?? ''} ${above?.number ?? ''}`;
  return { key, from: below?.arrivedAt ?? wholeDay.from, to: above?.arrivedAt ?? wholeDay.to };
}

function higher(best: SerialAnchor | undefined, anchor: SerialAnchor): SerialAnchor {
  return best === undefined || anchor.number > best.number ? anchor : best;
}

function lower(best: SerialAnchor | undefined, anchor: SerialAnchor): SerialAnchor {
  return best === undefined || anchor.number < best.number ? anchor : best;
}
