import { z } from 'zod';

const list = z.array(z.string());

/** A column that holds a list of codes, ids or names. */
export function strings(column: string): readonly string[] {
  return column === '' ? [] : list.parse(JSON.parse(column));
}
