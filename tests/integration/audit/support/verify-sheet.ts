import { createHash } from 'node:crypto';
import type { Store } from '../../../../db/store.ts';

/** Whether the stored digest of a day's sheet is that of its stored content, recomputed without the product's code. */
export function verifySheet(store: Store, day: string): boolean {
  const row = store.prepare('SELECT content, digest FROM audit_sheet WHERE audit_on = ?').get(day) as {
    readonly content: string;
    readonly digest: string;
  };
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.keys(value)
        .sort()
        .map((key) => [key, sorted((value as Record<string, unknown>)[key])]),
    );
  };
  const text = JSON.stringify(sorted(JSON.parse(row.content)));
  return createHash('sha256').update(text).digest('hex') === row.digest;
}
