import { useState } from 'react';

/**
 * The call after the open one, in the order in which the list stood when it was opened: an instruction that was read or a
 * call that was moved gives its row another place, and what came next still comes next. Null for none.
 * @param order ids of the list when `open` was opened
 * @param ids of the list as it is
 */
export function nextCall(order: readonly string[], ids: readonly string[], open: string | null): string | null {
  const listed = new Set(ids);
  const after = order.slice(order.indexOf(open ?? '') + 1).find((id) => listed.has(id));
  const below = ids[ids.indexOf(open ?? '') + 1];
  return after ?? below ?? ids.find((id) => id !== open) ?? null;
}

/** `nextCall` of a list on the screen. */
export function useNextCall(ids: readonly string[], open: string | null): string | null {
  const [opened, setOpened] = useState<{ readonly id: string | null; readonly order: readonly string[] }>(noneOpened);
  if (open !== opened.id && open !== null && ids.includes(open)) setOpened({ id: open, order: ids });
  return nextCall(open === opened.id ? opened.order : ids, ids, open);
}

const noneOpened = { id: null, order: [] } as const;
