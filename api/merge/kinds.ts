import type { EntityName } from '../../shared/entities/registry.ts';
import { subjectKinds } from '../log/subject-kinds.ts';

/** What rows of an entity are called: 洽谈卡, 购车意向. */
export function kindOf(name: EntityName): string {
  return subjectKinds[name] ?? name;
}

/** How many rows of each kind, the kinds with most of them first. */
export function kindCounts(
  moves: readonly { readonly entity: EntityName; readonly ids: readonly string[] }[],
): { readonly kind: string; readonly count: number }[] {
  const byKind = new Map<string, Set<string>>();
  for (const { entity, ids } of moves) {
    const kind = kindOf(entity);
    byKind.set(kind, new Set([...(byKind.get(kind) ?? []), ...ids]));
  }
  return [...byKind].map(([kind, ids]) => ({ kind, count: ids.size })).toSorted((a, b) => b.count - a.count);
}
