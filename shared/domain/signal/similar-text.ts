/** A feedback as it is compared: letters and digits alone, without case and width; digits are all the same. */
export function comparedText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/\p{N}/gu, '0');
}

/**
 * How much of two compared texts is the same, 0 to 1: twice the pairs of neighbouring characters that both have, among
 * all pairs of both. Symmetric, 1 for equal texts.
 */
export function likenessOfTexts(a: string, b: string): number {
  if (a === b) return 1;
  return likenessOfPairs(pairsOf(a), pairsOf(b));
}

interface Pairs {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

function pairsOf(text: string): Pairs {
  const characters = [...text];
  const counts = new Map<string, number>();
  for (let i = 1; i < characters.length; i += 1) {
    const pair = `${characters[i - 1]}${characters[i]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, size: Math.max(0, characters.length - 1) };
}

function likenessOfPairs(a: Pairs, b: Pairs): number {
  const size = a.size + b.size;
  if (size === 0) return 0;
  let common = 0;
  for (const [pair, count] of a.counts) common += Math.min(count, b.counts.get(pair) ?? 0);
  return (2 * common) / size;
}

/**
 * Groups of texts that are alike, each at least `likeness` like another of its group. The groups do not depend on the
 * order of the texts.
 */
export function groupsOfTexts(texts: Iterable<string>, likeness: number): readonly (readonly string[])[] {
  const distinct = [...new Set(texts)].toSorted();
  const pairs = distinct.map(pairsOf);
  const group = distinct.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (group[at] !== undefined && group[at] !== at) at = group[at] ?? at;
    return at;
  };
  for (let i = 0; i < distinct.length; i += 1)
    for (let j = i + 1; j < distinct.length; j += 1) {
      const [a, b] = [pairs[i], pairs[j]];
      if (a === undefined || b === undefined || !canBeLike(a, b, likeness)) continue;
      if (root(i) !== root(j) && likenessOfPairs(a, b) >= likeness) group[root(j)] = root(i);
    }
  return [...Map.groupBy(distinct.keys(), root).values()].map((members) =>
    members.map((i) => distinct[i] ?? '').toSorted(),
  );
}

/** Of texts that differ too much in length nothing has to be counted. */
function canBeLike(a: Pairs, b: Pairs, likeness: number): boolean {
  return 2 * Math.min(a.size, b.size) >= likeness * (a.size + b.size);
}
