import type { Reader } from '../../db/query.ts';
import { readDictionary } from '../lists/dictionary-rows.ts';

/** Tags in the order of the store's list; what the list has dropped comes last. */
export function inOrder(read: Reader, tags: readonly string[]): string[] {
  const place = new Map(readDictionary(read, 'customer_tag').map(({ code, sort }) => [code, sort]));
  const last = Number.MAX_SAFE_INTEGER;
  return tags.toSorted((a, b) => (place.get(a) ?? last) - (place.get(b) ?? last) || (a < b ? -1 : 1));
}
