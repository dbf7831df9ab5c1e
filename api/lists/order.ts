const step = 10;

/** The sort value of the place `index` in a list. */
export function sortAt(index: number): number {
  return (index + 1) * step;
}

/** The sort value behind everything else. */
export function nextSort(rows: readonly { readonly sort: number }[]): number {
  return Math.max(0, ...rows.map(({ sort }) => sort)) + step;
}

/** Whether an order names everything exactly once: somebody may have added an entry meanwhile. */
export function isSameSet(wanted: readonly string[], known: readonly string[]): boolean {
  const names = new Set(wanted);
  return names.size === wanted.length && wanted.length === known.length && known.every((name) => names.has(name));
}
