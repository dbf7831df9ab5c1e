import type { Writer } from '../db/queries/row-writers.ts';
import type { Reader } from '../db/query.ts';
import type { StaleField } from '../shared/contract/stale.ts';
import { cardFieldLabel } from '../shared/domain/card-fields.ts';
import { nameOfStaff } from './ownership.ts';

/** A field that somebody else wrote meanwhile, as it is told to whoever was writing it as well. */
export function staleField(
  read: Reader,
  field: { readonly name: string; readonly stored: unknown; readonly writer: Writer | null },
): StaleField {
  const { name, stored, writer } = field;
  const by = writer === null ? null : { id: writer.byId, name: nameOfStaff(read, writer.byId) ?? '' };
  return { field: name, label: cardFieldLabel(name) ?? name, stored, by, at: writer?.at ?? null };
}
