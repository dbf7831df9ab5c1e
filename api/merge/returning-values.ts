import { readCustomColumn } from '../../db/queries/custom-fields.ts';
import { writersOf } from '../../db/queries/row-writers.ts';
import type { Reader } from '../../db/query.ts';
import type { CustomValues } from '../../shared/domain/custom-field.ts';
import { type CustomerFieldName, customerFieldNames } from '../../shared/domain/customer.ts';
import type { MergeValues } from '../../shared/domain/customer-merge.ts';
import { type CustomChange, customAfterUndo } from '../../shared/domain/merge-custom.ts';
import { valuesAfterUndo, type WrittenByMerge } from '../../shared/domain/merge-undo.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { customIn, fieldsIn } from './facts.ts';
import { mergeValuesOf } from './records.ts';

type Written = Readonly<Partial<Record<CustomerFieldName, WrittenByMerge>>>;

/** What the kept record says now, what it will say, and what the merge had written of it. */
export interface Returning {
  readonly now: MergeValues;
  readonly after: MergeValues;
  readonly written: Written;
  /** The same of the store's own fields. */
  readonly custom: {
    readonly now: CustomValues;
    readonly after: CustomValues;
    readonly written: Readonly<Record<string, CustomChange>>;
  };
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
  const custom = readCustomColumn(kept.custom);
  const customWritten = customIn(merge.fields);
  return {
    now,
    after: valuesAfterUndo(now, mergeValuesOf(gone), written),
    written,
    custom: { now: custom, after: customAfterUndo(custom, customWritten), written: customWritten },
    stage: stage && !isTouched('stage') ? (stage.before === 'retained' ? 'retained' : 'prospect') : null,
  };
}
