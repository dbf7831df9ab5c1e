import { type CustomField, type CustomValue, customWords } from '../../shared/domain/custom-field.ts';
import type { ExportCell, FileColumn } from './rows-file.ts';

/** A column for each of the store's own fields; those out of use too, old rows have them. */
export function ownColumns(fields: readonly CustomField[]): readonly FileColumn[] {
  return fields.map(({ label, kind, active }) => ({
    title: active ? label : `${label}（已停用）`,
    width: kind === 'text' || kind === 'choices' ? 24 : 13,
  }));
}

/** A number stays a number, a day is written as the other days of a sheet are; everything else in words. */
export function ownCell(field: CustomField, value: CustomValue | null | undefined): ExportCell {
  if (field.kind === 'date' && typeof value === 'string') return value === '' ? null : value;
  return typeof value === 'number' ? value : customWords(field, value) || null;
}
