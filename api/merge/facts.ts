import { z } from 'zod';
import type { Move } from '../../db/rehang.ts';
import { customerFieldNames } from '../../shared/domain/customer.ts';
import type { CustomChange } from '../../shared/domain/merge-custom.ts';
import { type EntityName, entities } from '../../shared/entities/registry.ts';

const movesSchema = z.array(
  z.object({
    entity: z.string().transform((name) => name as EntityName), // the unit of work refuses what it does not know
    column: z.string(),
    ids: z.array(z.string()),
  }),
);

/** Which rows a merge moved; rows of an entity that this program does not know are left alone. */
export function movesIn(column: string): readonly Move[] {
  if (column === '') return [];
  return movesSchema.parse(JSON.parse(column)).filter(({ entity }) => Object.hasOwn(entities, entity));
}

const valueSchema = z.string().nullable();
const changeSchema = z.object({ before: valueSchema, after: valueSchema });
const columnsSchema = z.partialRecord(z.enum([...customerFieldNames, 'stage']), changeSchema);
const fieldsSchema = z.record(z.string(), changeSchema);

/** What a merge changed on the kept record, by column; nothing where that was erased. */
export type FieldChanges = z.infer<typeof columnsSchema>;

const customPrefix = 'custom.';

export function fieldsIn(column: string): FieldChanges {
  const columns = Object.entries(changesIn(column)).filter(([name]) => !name.startsWith(customPrefix));
  return columnsSchema.parse(Object.fromEntries(columns));
}

/** What a merge changed of the store's own fields on the kept record, by code. */
export function customIn(column: string): Readonly<Record<string, CustomChange>> {
  return Object.fromEntries(
    Object.entries(changesIn(column)).flatMap(([name, change]) =>
      name.startsWith(customPrefix) ? [[name.slice(customPrefix.length), change]] : [],
    ),
  );
}

/** Both as they are kept. */
export function fieldsText(columns: FieldChanges, custom: Readonly<Record<string, CustomChange>>): string {
  const named = Object.entries(custom).map(([code, change]) => [`${customPrefix}${code}`, change] as const);
  return JSON.stringify({ ...columns, ...Object.fromEntries(named) });
}

/** The columns of the kept record that a merge wrote; nothing where that was erased. */
export function columnsIn(column: string): readonly string[] {
  const names = Object.keys(changesIn(column));
  return [...new Set(names.map((name) => (name.startsWith(customPrefix) ? 'custom' : name)))];
}

function changesIn(column: string): z.infer<typeof fieldsSchema> {
  return column === '' ? {} : fieldsSchema.parse(JSON.parse(column));
}
