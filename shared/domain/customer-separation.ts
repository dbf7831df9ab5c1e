/** A row that hangs on a customer, with the ids that its other columns name. */
export interface HungRow {
  readonly id: string;
  readonly refs: readonly string[];
  /** It came with the merge and still hangs where the merge put it. */
  readonly isMoved: boolean;
  /** It was written after the merge. */
  readonly isAdded: boolean;
  /** A person may choose whose it is; facts about the record itself are not for choosing. */
  readonly isChoosable: boolean;
}

/** What happens to the rows of a customer when a merge is taken back. */
export interface Separation {
  /** Rows that go to the record that comes back. */
  readonly going: ReadonlySet<string>;
  /** What was added since and belongs to neither by itself, piece by piece: each may be chosen to go as well. */
  readonly pieces: readonly (readonly string[])[];
}

/**
 * Takes the rows of one record apart again: what came with the merge goes back, and with it whatever was written on it
 * since, a call recorded for its intention for instance. What was added since and has nothing to do with it stays,
 * unless it is taken along by its id; a piece that hangs together goes together, and one that hangs on something that
 * stays cannot go.
 */
export function separate(rows: readonly HungRow[], taken: ReadonlySet<string>): Separation {
  const following = closure(rows, new Set(rows.filter(({ isMoved }) => isMoved).map(({ id }) => id)));
  const pieces = freePieces(rows, following);
  const chosen = pieces.filter((piece) => piece.some((id) => taken.has(id))).flat();
  return { going: new Set([...following, ...chosen]), pieces };
}

/** Everything that names one of them, or something that names one of them, and so on. */
function closure(rows: readonly HungRow[], start: ReadonlySet<string>): ReadonlySet<string> {
  const going = new Set(start);
  let size = -1;
  while (size !== going.size) {
    size = going.size;
    for (const { id, refs } of rows) if (refs.some((ref) => going.has(ref))) going.add(id);
  }
  return going;
}

function freePieces(rows: readonly HungRow[], following: ReadonlySet<string>): readonly (readonly string[])[] {
  const staying = rows.filter(({ id }) => !following.has(id));
  const byId = new Map(staying.map((row) => [row.id, row]));
  const neighbours = new Map<string, string[]>(staying.map(({ id }) => [id, []]));
  for (const { id, refs } of staying)
    for (const ref of refs) {
      if (!byId.has(ref)) continue;
      neighbours.get(id)?.push(ref);
      neighbours.get(ref)?.push(id);
    }
  const seen = new Set<string>();
  const pieces: (readonly string[])[] = [];
  for (const { id } of staying) {
    if (seen.has(id)) continue;
    const piece = connected(id, neighbours);
    for (const each of piece) seen.add(each);
    const members = piece.flatMap((each) => byId.get(each) ?? []);
    if (members.every(({ isAdded }) => isAdded) && members.some(({ isChoosable }) => isChoosable)) pieces.push(piece);
  }
  return pieces;
}

function connected(start: string, neighbours: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found = new Set([start]);
  for (const id of found) for (const next of neighbours.get(id) ?? []) found.add(next);
  return [...found];
}
