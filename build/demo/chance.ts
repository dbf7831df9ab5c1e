/** A repeatable source of choices: the same seed and name choose the same. */
export interface Chance {
  /** A whole number, both ends possible. */
  int(from: number, to: number): number;
  happens(probability: number): boolean;
  one<T>(items: readonly T[]): T;
  /** `count` different items, fewer where there are not so many. */
  some<T>(items: readonly T[], count: number): readonly T[];
  /** One of the keys, the likelier the larger its number. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** A source of its own for a part, so that a change of one part leaves the others as they were. */
  of(part: string | number): Chance;
}

/** @param name what the choices are for; the seed is part of it */
export function createChance(name: string): Chance {
  const next = createNumbers(hashOf(name));
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const one = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  };
  return {
    int,
    happens: (probability) => next() < probability,
    one,
    some: (items, count) => {
      const left = [...items];
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(int(0, left.length - 1), 1)).flat();
    },
    weighted: (weights) => {
      // the keys of the record are what it was typed with
      const entries = Object.entries<number>(weights) as [keyof typeof weights, number][];
      let rest = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        rest -= weight;
        if (rest < 0) return key;
      }
      return one(entries)[0];
    },
    of: (part) => createChance(`${name}/${part}`),
  };
}

/** Numbers from 0 to below 1 (mulberry32). */
function createNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** FNV-1a of a text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
