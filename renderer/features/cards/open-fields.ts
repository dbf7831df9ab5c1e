import { cardField, cardFieldLabel } from '../../../shared/domain/card-fields.ts';

/** A field of a card that is still to be filled. */
export interface OpenField {
  readonly field: string;
  readonly label: string;
}

/** The day and the way of the next plan come by themselves where nobody says otherwise. */
const comesByItself: ReadonlySet<string> = new Set(['nextPlanOn', 'nextPlanMethod']);

/** Whose lines are named one by one by the host. */
const subForms: ReadonlySet<string> = new Set(['testDriveDetail', 'tradeIn']);

/**
 * What somebody still has to do on a card, counted the same on the form and in every list: a sub-form is one matter, the
 * next plan comes by its rule, and the departure is due by the day's end as well.
 * @param missing what completing the card still needs, by the rules of the host
 */
export function openFields(
  missing: readonly OpenField[],
  { departedAt }: { readonly departedAt: number | null },
): readonly OpenField[] {
  const open = missing
    .filter(({ field }, index) => missing.findIndex((each) => each.field === field) === index)
    .filter(({ field }) => !comesByItself.has(field))
    .map(({ field, label }) => ({ field, label: subForms.has(field) ? (cardFieldLabel(field) ?? label) : label }));
  return departedAt === null ? [...open, { field: 'departedAt', label: cardField('departedAt').label }] : open;
}
