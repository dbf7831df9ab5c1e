import { z } from 'zod';
import { type Refusal, refuse } from '../shared/domain/refusal.ts';

/** The cursor behind a page's last row: the values that the list is sorted by, opaque to whoever carries it. */
export function cursorOf(values: readonly (string | number | boolean | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * The sort values of a cursor, or null for the first page. A cursor that this list did not give is refused.
 * @param schema the tuple of sort values
 */
export function readCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | null | Refusal {
  if (cursor === undefined) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    return foreignCursor();
  }
}

/** The cursor belongs to another list, or to the same one in another order. */
export function foreignCursor(): Refusal {
  return refuse('INVALID_INPUT', { field: 'cursor', problem: '不是这个列表给出的，请从第一页开始' }, 'cursor');
}

/**
 * A page out of rows that were read with one more than asked for: that one only says that there is a next page.
 * @param sortOf the row's sort values, as the query orders by them
 */
export function pageOfRows<Row>(
  rows: readonly Row[],
  limit: number,
  sortOf: (row: Row) => readonly (string | number | null)[],
): { readonly rows: Row[]; readonly nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > limit && last ? cursorOf(sortOf(last)) : null };
}
