import { isRequired } from '../../../../shared/domain/card-completion.ts';
import type { CardFieldName } from '../../../../shared/domain/card-field-specs.ts';
import { fieldsOfCell } from '../../../../shared/domain/card-fields.ts';
import type { CardCell } from '../../../../shared/domain/card-spec.ts';
import { choices, type DictionaryEntry } from '../../../../shared/domain/dictionary.ts';
import type { CellProps } from '../../../components/card/cell.tsx';
import type { ComboOption } from '../../../components/combo-filter.ts';
import type { CardModel } from '../card-model.ts';

export interface CardCellProps {
  readonly cell: CardCell;
  readonly model: CardModel;
}

/** A cell whose frame was narrowed to one of its fields. */
export interface DetailProps extends CardCellProps {
  readonly frame: CellProps;
}

/** Is a field, or a line of its sub-form, still to be filled? */
export function isMissing(model: CardModel, field: string, part: string | null = null): boolean {
  return model.missing.some((each) => each.field === field && (part === null || each.part === part));
}

/** Star, blue corner, 「没填」 and what is wrong: the same for every kind of cell. */
export function frameOf({ cell, model }: CardCellProps): CellProps {
  const fields = fieldsOfCell(cell.id);
  const names: readonly CardFieldName[] = fields.map(({ name }) => name);
  const missing = names.some((name) => isMissing(model, name));
  const problem = names.map((name) => model.problemOf(name)).find((each) => each !== null) ?? null;
  const need = missing && model.asked;
  return {
    name: names[0] ?? cell.id,
    label: cell.label,
    span: cell.width,
    tall: cell.tall,
    required: names.some((name) => isRequired(name, model.shown)),
    quick: fields.some(({ quick }) => quick),
    missing,
    need,
    error: problem ?? (need ? needWords(cell.id, model) : null),
  };
}

/** Cells whose control has no words of its own to say that it is empty. */
const wordless: ReadonlySet<string> = new Set([
  'gender',
  'customerType',
  'purchaseType',
  'level',
  'testDrive',
  'result',
]);

function needWords(cell: string, model: CardModel): string | null {
  if (cell === 'name' && model.shown.name) return '要全名';
  return wordless.has(cell) ? '没填' : null;
}

/** Entries of a list to choose from; one that an old card carries stays to be seen. */
export function optionsOf(
  entries: readonly DictionaryEntry[],
  kept: readonly (string | null | undefined)[] = [],
): readonly ComboOption[] {
  const active = choices(entries);
  const old = entries.filter((entry) => !entry.active && kept.includes(entry.code));
  return [...active, ...old].map(({ code, label, aliases }) => ({ value: code, label, aliases }));
}
