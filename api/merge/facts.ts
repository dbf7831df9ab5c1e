import { z } from 'zod';
import type { Move } from '../../db/rehang.ts';
import { customerFieldNames } from '../../shared/domain/customer.ts';
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
const fieldsSchema = z.partialRecord(
  z.enum([...customerFieldNames, 'stage']),
  z.object({ before: valueSchema, after: valueSchema }),
);

/** What a merge changed on the kept record, by column; nothing where that was erased. */
export type FieldChanges = z.infer<typeof fieldsSchema>;

export function fieldsIn(column: string): FieldChanges {
  return column === '' ? {} : fieldsSchema.parse(JSON.parse(column));
}
