/**
 * The strata of a sample: whether anybody was reached, by what was entered at the contact. A call in vain is heard for
 * something else (was there a call at all?) than a talk, so neither may crowd out the other. The length is no stratum:
 * two or three recordings a person would be spread so thin that chance decided nothing any more; calls of two seconds
 * are the affair of the signals.
 */
export const strata = { effective: '有效联系', ineffective: '没联系上' } as const;
export type Stratum = keyof typeof strata;

const order: readonly Stratum[] = ['effective', 'ineffective'];

/** A recording that may be drawn: whose call it is and in which stratum. */
export interface Candidate {
  readonly recordingId: string;
  readonly consultantId: string;
  readonly stratum: Stratum;
}

/** How many recordings a stratum holds and how many of them were drawn. */
export interface StratumCount {
  readonly population: number;
  readonly drawn: number;
}

export type StrataCounts = Readonly<Record<Stratum, StratumCount>>;

/**
 * How many recordings of each stratum are drawn of one person: one of each that holds any, the rest in proportion to
 * what the strata hold (largest remainder, ties to the earlier), never more than there are. Null where fewer are wanted
 * than there are strata: then chance alone decides among all of them, so that no stratum is closed for ever.
 */
export function allocate(wanted: number, sizes: readonly number[]): readonly number[] | null {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const most = Math.min(wanted, total);
  const given = sizes.map((size) => Math.min(1, size));
  let left = most - given.reduce((sum, count) => sum + count, 0);
  if (left < 0) return null;
  for (; left > 0; left--) {
    let best = -1;
    let bestLack = Number.NEGATIVE_INFINITY;
    for (const [i, size] of sizes.entries()) {
      const has = given[i] ?? 0;
      const lack = (most * size) / total - has;
      if (has < size && lack > bestLack) [best, bestLack] = [i, lack];
    }
    given[best] = (given[best] ?? 0) + 1;
  }
  return given;
}

/**
 * Draws the stratified random sample of a spot check (regulation §八.4, domain §5): of each person so many recordings,
 * at random within the strata. Chance is the SHA-256 of seed and recording, the smallest first: whoever knows the seed
 * can draw again with any tool, the order in which recordings are listed means nothing, and what others recorded does
 * not change whose own sample is drawn.
 * @param sha256 hexadecimal SHA-256 of a text's UTF-8 bytes
 * @returns by person and stratum, each in the order drawn, every recording once at most
 */
export function drawSample(
  ask: { readonly seed: string; readonly perConsultant: number; readonly candidates: readonly Candidate[] },
  sha256: (text: string) => string,
): readonly Candidate[] {
  const ranked = [...new Map(ask.candidates.map((each) => [each.recordingId, each])).values()]
    .map((candidate) => ({ candidate, rank: sha256(`${ask.seed}\n${candidate.recordingId}`) }))
    .toSorted((a, b) => compare(a.rank, b.rank) || compare(a.candidate.recordingId, b.candidate.recordingId))
    .map(({ candidate }) => candidate);
  const people = [...Map.groupBy(ranked, ({ consultantId }) => consultantId)].toSorted(([a], [b]) => compare(a, b));
  return people.flatMap(([, own]) => {
    const parts = order.map((stratum) => own.filter((each) => each.stratum === stratum));
    const given = allocate(
      ask.perConsultant,
      parts.map(({ length }) => length),
    );
    if (given !== null) return parts.flatMap((part, i) => part.slice(0, given[i]));
    const drawn = own.slice(0, ask.perConsultant);
    return order.flatMap((stratum) => drawn.filter((each) => each.stratum === stratum));
  });
}

/** What each person's recordings come to, by stratum, and how many of them were drawn; by the person's id. */
export function countStrata(
  candidates: readonly Candidate[],
  drawn: readonly Candidate[],
): ReadonlyMap<string, StrataCounts> {
  const taken = new Set(drawn.map(({ recordingId }) => recordingId));
  const ofStratum = (own: readonly Candidate[], stratum: Stratum): StratumCount => {
    const part = own.filter((each) => each.stratum === stratum);
    return { population: part.length, drawn: part.filter(({ recordingId }) => taken.has(recordingId)).length };
  };
  const people = [...Map.groupBy(candidates, ({ consultantId }) => consultantId)];
  return new Map(
    people.map(([id, own]) => [
      id,
      { effective: ofStratum(own, 'effective'), ineffective: ofStratum(own, 'ineffective') },
    ]),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
