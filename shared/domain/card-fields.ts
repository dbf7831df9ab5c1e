import { bandOf } from './card-cells.ts';
import { type CardFieldName, type CardFieldSpecs, cardFieldSpecs } from './card-field-specs.ts';
import type { CardField, CardFieldSpec } from './card-spec.ts';

/** Every field of the card in the paper's order. */
export const cardFields: readonly CardField<CardFieldName>[] = cardFieldSpecs.map(
  (spec: CardFieldSpecs & CardFieldSpec) => ({
    name: spec.name,
    label: spec.label,
    band: bandOf(spec.cell),
    cell: spec.cell,
    kind: spec.kind,
    requirement: spec.need ?? 'optional',
    condition: spec.condition ?? null,
    quick: spec.quick ?? false,
    audited: spec.audited ?? null,
    personal: spec.personal ?? false,
    dictionary: spec.dictionary ?? null,
    freeEntry: spec.freeEntry ?? false,
    max: spec.max ?? null,
    min: spec.min ?? null,
    ranked: spec.ranked ?? false,
    hint: spec.hint ?? null,
  }),
);

export const cardFieldNames: readonly CardFieldName[] = cardFields.map(({ name }) => name);

const byName: ReadonlyMap<string, CardField<CardFieldName>> = new Map(cardFields.map((field) => [field.name, field]));

/** The field with this name. */
export function cardField(name: CardFieldName): CardField<CardFieldName> {
  const field = byName.get(name);
  if (!field) throw new Error(`no card field ${name}`);
  return field;
}

/** The Chinese name of a card field, for messages; null where the card has no such field. */
export function cardFieldLabel(name: string): string | null {
  return byName.get(name)?.label ?? null;
}

/** The fields that share a cell, in their order. */
export function fieldsOfCell(cell: string): readonly CardField<CardFieldName>[] {
  return cardFields.filter((field) => field.cell === cell);
}
