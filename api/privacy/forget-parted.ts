import { changesOf } from '../../db/history.ts';
import { partedMergesQuery } from '../../db/queries/merges.ts';
import type { Store } from '../../db/store.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { columnsIn } from '../merge/facts.ts';

/** A merge that was taken back. */
interface Parted {
  readonly id: string;
  readonly keptId: string;
  readonly goneId: string;
  readonly fields: string;
  readonly at: number;
  readonly undoneAt: number | null;
}

/**
 * Forgets what a person's records left on another record with which they were taken for one, for as long as that lasted
 * (docs/decisions/0014, 0015). Taking a merge back gives the other record its own values again, and its log would tell
 * of this person all the same: his number as its second one, his remark. What is said there now, and what was said before
 * and after, is the other person's and stays. Runs before what the merges wrote down is blanked.
 */
export function forgetParted(tx: Tx, store: Store, ids: readonly string[]): void {
  const own = new Set(ids);
  for (const merge of partedFrom(tx, ids)) {
    const stretch = stretchOf(store, merge.id);
    if (stretch === null || own.has(merge.keptId)) continue;
    tx.eraseStretch('customer', merge.keptId, columnsIn(merge.fields), stretch);
    // one of his own is among the rows about him; what was passed on is not
    if (!own.has(merge.goneId)) tx.erase('customerMerge', merge.id);
  }
}

/** His merges, and those by which a record went on to a third one while it carried his values. */
function partedFrom(tx: Tx, ids: readonly string[]): readonly Parted[] {
  const found = new Map<string, Parted>();
  for (let edge: readonly Parted[] = read(tx, ids); edge.length > 0; ) {
    for (const merge of edge) found.set(merge.id, merge);
    edge = edge.flatMap((merge) =>
      read(tx, [merge.keptId]).filter((later) => !found.has(later.id) && isWithin(later, merge)),
    );
  }
  return [...found.values()];
}

function read(tx: Tx, goneIds: readonly string[]): readonly Parted[] {
  return tx.read.all(partedMergesQuery(goneIds));
}

function isWithin(later: Parted, { at, undoneAt }: Parted): boolean {
  return later.at >= at && undoneAt !== null && later.at <= undoneAt;
}

/** From the merge's own set to the one that took it back; null where this machine's log does not have both. */
function stretchOf(store: Store, mergeId: string): { readonly fromSet: string; readonly untilSet: string } | null {
  const changes = changesOf(store, 'customerMerge', mergeId);
  const from = changes.find(({ op }) => op === 'add');
  const until = changes.find(({ op, group }) => op === 'set' && group === 'undo');
  return from && until ? { fromSet: from.setId, untilSet: until.setId } : null;
}
