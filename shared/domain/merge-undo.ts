import type { CustomerFieldName } from './customer.ts';
import type { MergeValues } from './customer-merge.ts';

/** What a merge wrote in one column, and whether somebody has written there since. */
export interface WrittenByMerge {
  readonly before: string | null;
  readonly after: string | null;
  readonly isTouched: boolean;
}

/** Numbers by which a person is known; a merge writes down what the kept record said of each, changed or not. */
export const numberFields = ['phone', 'phone2', 'wechat'] as const satisfies readonly CustomerFieldName[];

/**
 * What the kept record says once the other one is a record of its own again: what the merge chose returns where nobody
 * wrote since. A number of the other record goes back with it in any case, for it means that person alone; unless the
 * kept one had it before.
 */
export function valuesAfterUndo(
  now: MergeValues,
  gone: MergeValues,
  written: Readonly<Partial<Record<CustomerFieldName, WrittenByMerge>>>,
): MergeValues {
  const returned = Object.entries(written).flatMap(([name, { before, isTouched }]) =>
    isTouched ? [] : [[name, before]],
  );
  const after: Record<CustomerFieldName, string | null> = { ...now, ...Object.fromEntries(returned) };
  const had = numberFields.map((name) => written[name]?.before ?? null);
  const theirs = numberFields.map((name) => gone[name]).filter((each) => each !== null && !had.includes(each));
  for (const name of numberFields) if (theirs.includes(after[name])) after[name] = null;
  if (after.phone === null && after.phone2 !== null) [after.phone, after.phone2] = [after.phone2, null];
  if (after.phone === null && after.noPhoneReason === null) after.noPhoneReason = written.noPhoneReason?.before ?? null;
  return after;
}
