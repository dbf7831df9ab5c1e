/**
 * Which files are about to be spoken of, and whose turn it is with each. A file is put in its place before the row that
 * speaks of it is written; whatever is claimed meanwhile is taken away by nobody.
 */
export interface Claims {
  /** Does something with one file while nobody else of this program does: placing and taking away exclude each other. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
  claim(name: string): void;
  /** Gives back one claim. @returns true where nobody claims the file any more */
  release(name: string): boolean;
  isClaimed(name: string): boolean;
}

/** Claims of one store; the folder's lock keeps other programs out. */
export function createClaims(): Claims {
  const turns = new Map<string, Promise<unknown>>();
  const counts = new Map<string, number>();
  return {
    alone: (name, work) => {
      const before = turns.get(name);
      const mine = before === undefined ? work() : before.then(work);
      // how one's turn ends is its own affair, not that of whoever is next
      const over = mine.catch(() => {}).then(() => void (turns.get(name) === over && turns.delete(name)));
      turns.set(name, over);
      return mine;
    },
    claim: (name) => void counts.set(name, (counts.get(name) ?? 0) + 1),
    release: (name) => {
      const left = (counts.get(name) ?? 0) - 1;
      if (left > 0) counts.set(name, left);
      else counts.delete(name);
      return left <= 0;
    },
    isClaimed: (name) => counts.has(name),
  };
}
