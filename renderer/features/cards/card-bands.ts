import { cardCells } from '../../../shared/domain/card-cells.ts';
import { type CardBand, type CardCell, cardBands } from '../../../shared/domain/card-spec.ts';
import { type CustomField, type CustomValues, shownCustomFields } from '../../../shared/domain/custom-field.ts';

/** The bands to be drawn with their titles: the store's own only where it has something in it. */
export function bandsWith(
  fields: readonly CustomField[],
  values: CustomValues | null | undefined,
): readonly (readonly [CardBand, string])[] {
  const hasOwn = shownCustomFields(fields, values).length > 0;
  const bands = Object.entries(cardBands) as [CardBand, string][]; // the table's own keys
  return bands.filter(([band]) => hasOwn || band !== 'own');
}

/** The printed cells of a band; the store's own are made from its fields instead. */
export function cellsOfBand(band: CardBand): readonly CardCell[] {
  return band === 'own' ? [] : cardCells.filter((cell) => cell.band === band);
}
