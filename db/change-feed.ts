/** What was saved since some point, by the names of the entities and local kinds; null where that is no longer known. */
export interface ChangesSince {
  /** The last of what is saved on this machine (`newsSeq`). */
  readonly seq: number;
  readonly entities: readonly string[] | null;
}

/** Tells whoever listens what kinds of things are saved. It says nothing of any one of them. */
export interface ChangeFeed {
  /** The unit of work says what it has just committed. */
  readonly publish: (seq: number, entities: ReadonlySet<string>) => void;
  /** What was saved after `seq`; after something that is not known any more, or never was, everything may have changed. */
  readonly since: (seq: number | null) => ChangesSince;
  /**
   * Called after every publication, and by `wake`. Returns how to stop listening.
   * @param who listens: nobody's windows are told to look again because of somebody else's
   */
  readonly listen: (who: string, listener: () => void) => () => void;
  /** Has everybody look again: a session ended, or the store is closing. */
  readonly wake: () => void;
}

/** So many commits are remembered; whoever asks about more has been away for long and reads everything anew. */
const remembered = 500;

/** More windows than one person has. Of his own the one that listens longest is told to look again, and comes back. */
const mostOfOne = 40;
/** More than any showroom has: then the windows of whoever has most make room. */
const mostListeners = 200;

/** @param head where the news of this machine had come when the store was opened */
export function createChangeFeed(head: number): ChangeFeed {
  const commits: { readonly seq: number; readonly entities: ReadonlySet<string> }[] = [];
  const listeners = new Map<() => void, string>();
  let last = head;
  /** The oldest point after which every commit is remembered. */
  let known = head;
  const wake = (): void => {
    for (const listener of [...listeners.keys()]) listener();
  };
  return {
    publish: (seq, entities) => {
      commits.push({ seq, entities });
      last = seq;
      if (commits.length > remembered) known = commits.shift()?.seq ?? known;
      wake();
    },
    since: (seq) => {
      if (seq === null) return { seq: last, entities: [] };
      if (seq < known || seq > last) return { seq: last, entities: null };
      const names = commits.filter((commit) => commit.seq > seq).flatMap(({ entities }) => [...entities]);
      return { seq: last, entities: [...new Set(names)].sort() };
    },
    listen: (who, listener) => {
      makeRoom(listeners, who);
      listeners.set(listener, who);
      return () => void listeners.delete(listener);
    },
    wake,
  };
}

/** Ends the oldest waiting of one person: his own where he has too many, else of whoever has most. */
function makeRoom(listeners: ReadonlyMap<() => void, string>, who: string): void {
  const byPerson = Map.groupBy(listeners.keys(), (listener) => listeners.get(listener) ?? '');
  const own = byPerson.get(who) ?? [];
  const most = [...byPerson.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
  const [oldest] = own.length >= mostOfOne ? own : listeners.size >= mostListeners ? most : [];
  oldest?.();
}
