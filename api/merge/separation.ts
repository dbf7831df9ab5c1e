import { livingIdOf } from '../../db/queries/merges.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import { shaped } from '../../db/query-shape.ts';
import { type HangingRow, type Move, rowsHangingOn, rowsNaming } from '../../db/rehang.ts';
import type { Store } from '../../db/store.ts';
import { type Separation, separate } from '../../shared/domain/customer-separation.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { customerLinks } from '../../shared/entities/customer-links.ts';
import type { EntityName, EntityRow } from '../../shared/entities/registry.ts';
import { movesIn } from './facts.ts';

/** A merge that can be taken back, with what goes where. */
export interface Apart {
  readonly merge: EntityRow<'customerMerge'>;
  readonly kept: EntityRow<'customer'>;
  /** Everything that hangs on the kept record now. */
  readonly rows: readonly HangingRow[];
  readonly separation: Separation;
  /** What is hung back, link by link. */
  readonly moves: readonly Move[];
  /** Of these, the rows that the merge had not moved. */
  readonly followed: readonly Move[];
}

/** Facts about the record itself: whose he is and what became of it are told where they happened. */
const notChoosable: ReadonlySet<EntityName> = new Set(['ownership', 'registration', 'customerMerge']);

/** Finds out what taking a merge back would do, or why it cannot be done. */
export function apart(
  store: Pick<Store, 'prepare' | 'read'>,
  mergeId: string,
  take: readonly string[],
): Apart | Refusal {
  const { read } = store;
  const merge = read.get(mergeQuery(mergeId));
  if (!merge) return refuse('NOT_FOUND', { what: '这次合并' }, 'mergeId');
  if (merge.undoneAt !== null) return refuse('ALREADY_DONE', { what: '这次合并的拆开' }, 'mergeId');
  const kept = read.get(livingQuery(merge.keptId));
  if (!kept) return refuseLater(read, merge);
  if (kept.erasedAt !== null) return refuse('MERGE_ERASED', {}, 'mergeId');
  const rows = rowsHangingOn(store.prepare, kept.id, customerLinks);
  const recorded = movesIn(merge.moved);
  const here = rowsNaming(store.prepare, kept.id, customerLinks);
  const back = recorded.flatMap(({ entity, column, ids }): readonly Move[] => {
    const now = new Set(here.find((move) => move.entity === entity && move.column === column)?.ids);
    const still = ids.filter((id) => now.has(id));
    return still.length === 0 ? [] : [{ entity, column, ids: still }];
  });
  const moved = new Set(back.filter(({ column }) => column === 'customerId').flatMap(({ ids }) => ids));
  const separation = separate(
    rows.map(({ entity, id, rowHlc, refs }) => ({
      id,
      refs,
      isMoved: moved.has(id),
      isAdded: rowHlc > merge.rowHlc,
      isChoosable: !notChoosable.has(entity),
    })),
    new Set(take),
  );
  const going = rows.filter(({ id }) => separation.going.has(id) && !moved.has(id));
  const followed = [...Map.groupBy(going, ({ entity }) => entity)].map(
    ([entity, members]): Move => ({ entity, column: 'customerId', ids: members.map(({ id }) => id) }),
  );
  return { merge, kept, rows, separation, moves: [...back, ...followed], followed };
}

/** The kept record is no more: it became part of another one itself, and that has to be taken back first. */
function refuseLater(read: Reader, merge: EntityRow<'customerMerge'>): Refusal {
  const living = read.get(livingQuery(livingIdOf(read, merge.keptId)));
  if (!living) return refuse('NOT_FOUND', { what: '合并后的客户' }, 'mergeId');
  if (living.erasedAt !== null) return refuse('MERGE_ERASED', {}, 'mergeId');
  return refuse('MERGE_LATER_FIRST', { name: living.name }, 'mergeId');
}

const mergeQuery = shaped((id: string) =>
  sqlFor.selectFrom('customerMerge').selectAll().where('id', '=', id).where('deletedHlc', 'is', null),
);

const livingQuery = shaped((id: string) =>
  sqlFor.selectFrom('customer').selectAll().where('id', '=', id).where('deletedHlc', 'is', null),
);
