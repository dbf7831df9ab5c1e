/** What a list is made of, top to bottom: rows, and headings between them. */
export type ListItem<Row> =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly label: string;
      /** Beside the label, quiet: 「先打这两个」. */
      readonly note?: string;
      readonly late?: boolean;
    }
  | { readonly kind: 'row'; readonly key: string; readonly row: Row };

/** The rows alone, as items. */
export function rowItems<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly ListItem<Row>[] {
  return rows.map((row) => ({ kind: 'row', key: keyOf(row), row }));
}

/**
 * The item to choose when `key` is pressed with the item at `at` chosen (−1: none). Headings are stepped over; at an
 * end it stays. `page` is how many items a screenful holds. Null when the key does not move or there is no row.
 */
export function movedTo(
  items: readonly { readonly kind: 'group' | 'row' }[],
  at: number,
  key: string,
  page: number,
): number | null {
  const nearest = (from: number, step: 1 | -1): number | null => {
    for (let index = from; index >= 0 && index < items.length; index += step) {
      if (items[index]?.kind === 'row') return index;
    }
    return null;
  };
  switch (key) {
    case 'ArrowDown':
      return nearest(at + 1, 1) ?? nearest(at, -1);
    case 'ArrowUp':
      return nearest(at - 1, -1) ?? nearest(0, 1);
    case 'Home':
      return nearest(0, 1);
    case 'End':
      return nearest(items.length - 1, -1);
    case 'PageDown':
      return nearest(Math.min(Math.max(at, 0) + page, items.length - 1), -1) ?? nearest(0, 1);
    case 'PageUp':
      return nearest(Math.max(at - page, 0), 1) ?? nearest(items.length - 1, -1);
    default:
      return null;
  }
}
