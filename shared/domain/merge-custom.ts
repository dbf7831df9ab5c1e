import { type CustomValue, type CustomValues, filledCustom } from './custom-field.ts';
import type { MergeSide } from './customer-merge.ts';

/** Code by code, which record's value of the store's own fields stays. */
export type CustomChoices = Readonly<Record<string, MergeSide>>;

/** The codes in which either record says something, in a fixed order. */
export function customCodesOf(kept: CustomValues, gone: CustomValues): readonly string[] {
  return [...new Set([...Object.keys(filledCustom(kept)), ...Object.keys(filledCustom(gone))])].toSorted();
}

/** What is proposed: what only one of them knows; of two values those of the record that was written later. */
export function proposeCustom(kept: CustomValues, gone: CustomValues, isGoneNewer: boolean): CustomChoices {
  const [ours, theirs] = [filledCustom(kept), filledCustom(gone)];
  return Object.fromEntries(
    customCodesOf(kept, gone).map((code) => {
      if (ours[code] === undefined) return [code, 'gone'];
      if (theirs[code] === undefined || isSameCustom(ours[code], theirs[code])) return [code, 'kept'];
      return [code, isGoneNewer ? 'gone' : 'kept'];
    }),
  );
}

/** What the kept record says afterwards, code by code; what nobody decided stays the kept one's, or is what there is. */
export function chosenCustom(
  kept: CustomValues,
  gone: CustomValues,
  choices: Readonly<Record<string, MergeSide | undefined>>,
): Readonly<Record<string, CustomValue>> {
  const [ours, theirs] = [filledCustom(kept), filledCustom(gone)];
  return filledCustom(
    Object.fromEntries(
      customCodesOf(kept, gone).map((code) => {
        const side = choices[code] ?? (ours[code] === undefined ? 'gone' : 'kept');
        return [code, side === 'kept' ? ours[code] : theirs[code]];
      }),
    ),
  );
}

/** What a merge wrote in one code, as JSON texts; null where nothing was said. */
export interface CustomChange {
  readonly before: string | null;
  readonly after: string | null;
}

/** What a merge changes, by code. */
export function customChanges(before: CustomValues, after: CustomValues): Readonly<Record<string, CustomChange>> {
  const [was, is] = [filledCustom(before), filledCustom(after)];
  return Object.fromEntries(
    customCodesOf(before, after)
      .filter((code) => !isSameCustom(was[code], is[code]))
      .map((code) => [code, { before: textOf(was[code]), after: textOf(is[code]) }]),
  );
}

/** What the kept record says once a merge is taken back: a code returns where it still says what the merge chose. */
export function customAfterUndo(
  now: CustomValues,
  written: Readonly<Record<string, CustomChange>>,
): Readonly<Record<string, CustomValue>> {
  const said = filledCustom(now);
  const returned = Object.entries(written)
    .filter(([code, { after }]) => textOf(said[code]) === after)
    .map(([code, { before }]) => [code, before === null ? null : (JSON.parse(before) as CustomValue)]); // written above
  return filledCustom({ ...said, ...Object.fromEntries(returned) });
}

/** Do two records say the same? */
export function isSameCustom(one: CustomValue | undefined, other: CustomValue | undefined): boolean {
  return textOf(one) === textOf(other);
}

function textOf(value: CustomValue | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
