import { readCustomColumn } from '../../db/queries/custom-fields.ts';
import { customerDetail } from '../../db/queries/customer-detail.ts';
import { decidingFactQuery, livingIdOf } from '../../db/queries/merges.ts';
import { type Writer, writersOf } from '../../db/queries/row-writers.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import { shaped } from '../../db/query-shape.ts';
import type { CustomValues } from '../../shared/domain/custom-field.ts';
import { customerFieldNames } from '../../shared/domain/customer.ts';
import type { MergeSide, MergeValues } from '../../shared/domain/customer-merge.ts';
import { type ClaimedRecord, type MergedOwner, mergedOwner } from '../../shared/domain/merge-ownership.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { type Person, refuseForeign } from '../ownership.ts';

/** A record of the two, with what a merge has to know of it. */
export interface MergingRecord {
  readonly row: EntityRow<'customer'>;
  readonly values: MergeValues;
  /** The store's own fields. */
  readonly custom: CustomValues;
  readonly writer: (column: string) => Writer | null;
  /** The newest write of what it says of its person. */
  readonly stamp: string;
}

export type MergingPair = Readonly<Record<MergeSide, MergingRecord>>;

/**
 * The two records, for whoever may merge them: a manager any two, a consultant two of his own. An id that was merged
 * before stands for the record that it became part of.
 */
export function requirePair(
  read: Reader,
  person: Person,
  asked: { readonly id: string; readonly otherId: string },
): MergingPair | Refusal {
  const [keptId, goneId] = [livingIdOf(read, asked.id), livingIdOf(read, asked.otherId)];
  if (keptId === goneId) {
    if (asked.id !== asked.otherId) return refuse('ALREADY_DONE', { what: '这两条记录的合并' }, 'otherId');
    return refuse('INVALID_INPUT', { field: '另一条记录', problem: '就是这条记录本身，请选另一条' }, 'otherId');
  }
  const kept = recordOf(read, keptId);
  if (!kept) return refuse('NOT_FOUND', { what: '这位客户' }, 'id');
  const gone = recordOf(read, goneId);
  if (!gone) return refuse('NOT_FOUND', { what: '另一条客户记录' }, 'otherId');
  if (kept.row.erasedAt !== null) return refuse('CUSTOMER_ERASED', {}, 'id');
  if (gone.row.erasedAt !== null) return refuse('CUSTOMER_ERASED', {}, 'otherId');
  if (isManager(person.role)) return { kept, gone };
  const foreign = [kept.row, gone.row].find(({ ownerId }) => ownerId !== person.id);
  return foreign ? refuseForeign(read, foreign) : { kept, gone };
}

function recordOf(read: Reader, id: string): MergingRecord | undefined {
  const row = customerDetail(read, id);
  if (!row) return undefined;
  const writer = writersOf(read, 'customer', row);
  const stamps = mergedColumns.map((name) => writer(name)?.hlc ?? row.rowHlc);
  return {
    row,
    values: mergeValuesOf(row),
    custom: readCustomColumn(row.custom),
    writer,
    stamp: stamps.toSorted().at(-1) ?? row.rowHlc,
  };
}

/** The columns of a record of which a person chooses what stays. */
export const mergedColumns = [...customerFieldNames, 'custom'] as const;

/** The text columns of a record between which a person chooses. */
export function mergeValuesOf(row: EntityRow<'customer'>): MergeValues {
  // every field of the list is a text column of the customer
  return Object.fromEntries(customerFieldNames.map((name) => [name, row[name]])) as MergeValues;
}

/** Whose the person is afterwards, or who disputes it. */
export function ownerOfPair(read: Reader, { kept, gone }: MergingPair): MergedOwner {
  return mergedOwner(claimsOn(read, kept.row), claimsOn(read, gone.row));
}

/** Who owns a record, and who announced its person. */
export function claimsOn(read: Reader, { id, ownerId }: Pick<EntityRow<'customer'>, 'id' | 'ownerId'>): ClaimedRecord {
  return {
    ownerId,
    decidedAt: read.get(decidingFactQuery(id))?.at ?? null,
    registrations: read.all(claimsQuery(id)),
  };
}

const claimsQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('registration')
    .select(['staffId', 'kind', 'at'])
    .where('customerId', '=', customerId)
    .where('deletedHlc', 'is', null),
);
