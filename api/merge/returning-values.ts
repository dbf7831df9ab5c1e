import { writersOf } from '../../db/queries/row-writers.ts';
import type { Reader } from '../../db/query.ts';
import { type CustomerFieldName, customerFieldNames } from '../../shared/domain/customer.ts';
import type { MergeValues } from '../../shared/domain/customer-merge.ts';
import { valuesAfterUndo, type WrittenByMerge } from '../../shared/domain/merge-undo.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { fieldsIn } from './facts.ts';
import { mergeValuesOf } from './records.ts';

type Written = Readonly<Partial<Record<CustomerFieldName, WrittenByMerge>>>;

/** What the kept record says now, what it will say, and what the merge had written of it. */
export interface Returning {
  readonly now: MergeValues;
  readonly after: MergeValues;
  readonly written: Written;
  /** The stage that returns; null where nothing does. */
  readonly stage: 'prospect' | 'retained' | null;
}

/** What of the kept record returns when a merge is taken back: what nobody wrote since. */
export function returningValues(
  read: Reader,
  merge: EntityRow<'customerMerge'>,
  kept: EntityRow<'customer'>,
  gone: EntityRow<'customer'>,
): Returning {
  const writer = writersOf(read, 'customer', kept);
  const isTouched = (column: string): boolean => (writer(column)?.hlc ?? '') > merge.rowHlc;
  const changes = fieldsIn(merge.fields);
  const written: Written = Object.fromEntries(
    customerFieldNames.flatMap((name) => {
      const change = changes[name];
      return change ? [[name, { ...change, isTouched: isTouched(name) }]] : [];
    }),
  );
  const now = mergeValuesOf(kept);
  const { stage } = changes;
  return {
    now,
    after: valuesAfterUndo(now, mergeValuesOf(gone), written),
    written,
    stage: stage && !isTouched('stage') ? (stage.before === 'retained' ? 'retained' : 'prospect') : null,
  };
}
