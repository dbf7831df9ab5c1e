import { type RefObject, useLayoutEffect, useRef } from 'react';

interface Place {
  readonly key: string;
  /** px from the top of the list. */
  readonly start: number;
}

interface Anchored {
  /** The rows; another object when they were read anew. */
  readonly rows: unknown;
  /** What is drawn now. */
  readonly drawn: readonly Place[];
  /** Where a row is in `rows`, −1 for gone. */
  readonly indexOf: (key: string) => number;
  /** Where a row begins, px from the top of the list. */
  readonly startOf: (index: number) => number;
}

/**
 * Rows that come or go above what is looked at leave it where it is: the first visible row keeps its place on the screen.
 * At the very top nothing is held, so that what comes first is seen.
 */
export function useScrollAnchor(box: RefObject<HTMLElement | null>, list: Anchored): void {
  const before = useRef<Pick<Anchored, 'rows' | 'drawn'>>(list);
  useLayoutEffect(() => {
    const { rows, drawn } = before.current;
    before.current = list;
    const element = box.current;
    if (element === null || rows === list.rows || element.scrollTop === 0) return;
    // the first visible row may be gone itself: then the next one that is left stays
    for (const { key, start } of drawn) {
      if (start < element.scrollTop) continue;
      const at = list.indexOf(key);
      if (at === -1) continue;
      const moved = list.startOf(at) - start;
      if (moved !== 0) element.scrollTop += moved;
      return;
    }
  });
}
