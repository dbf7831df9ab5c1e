import { type CustomerFieldName, customerFieldNames } from './customer.ts';

/** One logged change of a customer's row, oldest first. */
export interface LoggedChange {
  readonly setId: string;
  readonly op: string;
  /** The values of the group as they were written; null where they were erased on request (§13). */
  readonly values: Readonly<Record<string, unknown>> | null;
  readonly at: number;
  readonly byId: string;
}

/** Everything that one command changed about a customer. */
export interface CustomerEdit {
  readonly id: string;
  readonly at: number;
  readonly byId: string;
  readonly changes: readonly {
    readonly field: CustomerFieldName;
    readonly from: string | null;
    readonly to: string | null;
  }[];
}

/**
 * Who changed what, from the log: what each command after the creation made different, one entry for each command,
 * oldest first. What was erased on request is not told any more, and a value that follows an erased one has no former.
 */
export function editsOf(changes: readonly LoggedChange[]): readonly CustomerEdit[] {
  const now = new Map<string, string | null>();
  const edits = new Map<string, CustomerEdit>();
  for (const { setId, op, values, at, byId } of changes) {
    if (op !== 'add' && op !== 'set') continue;
    for (const field of customerFieldNames) {
      if (values === null || !(field in values)) continue;
      const [from, to] = [now.get(field) ?? null, textOf(values[field])];
      now.set(field, to);
      if (op === 'add' || from === to) continue;
      const edit = edits.get(setId) ?? { id: setId, at, byId, changes: [] };
      edits.set(setId, { ...edit, changes: [...edit.changes, { field, from, to }] });
    }
  }
  return [...edits.values()];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
