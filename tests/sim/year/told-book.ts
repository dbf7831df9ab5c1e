import type { PlanLine, ToldRow } from './rows.ts';
import type { Line } from './second-book.ts';

// What managers wrote (domain §5), from the words: whoever makes the next call reads it, and answers by what was done.

/** An instruction. */
export interface Told {
  readonly id: string;
  readonly customer: string;
  readonly line: Line;
  state: 'unread' | 'read' | 'answered' | 'withdrawn';
}

export const waits = ({ state }: Pick<Told, 'state'>): boolean => state === 'unread' || state === 'read';

/** Who may be the reader: whoever has the earliest call, all of them where several are on that day, else the owner. */
export function readersOf(told: Told, plans: readonly PlanLine[]): ReadonlySet<string> {
  const own = plans.filter(({ customer, role }) => customer === told.customer && role !== 'decision');
  const first = own.map(({ dueOn }) => dueOn).toSorted()[0];
  const readers = own.flatMap(({ dueOn, assignee }) => (dueOn === first && assignee !== null ? [assignee] : []));
  return new Set(readers.length === 0 ? [told.line.owner] : readers);
}

/** What does not stand as the second book says. */
export function brokenTold(
  told: readonly Told[],
  rows: readonly ToldRow[],
  plans: readonly PlanLine[],
): readonly string[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return told.flatMap((each) => {
    const row = byId.get(each.id);
    if (row?.state !== each.state)
      return [`the instruction ${each.id} is ${row?.state ?? 'gone'}, by the second book ${each.state}`];
    if (!waits(each)) return [];
    const readers = readersOf(each, plans);
    if (row.reader !== null && readers.has(row.reader)) return [];
    return [`the instruction ${each.id} is for ${row.reader ?? 'nobody'}, not for ${[...readers].join()}`];
  });
}
