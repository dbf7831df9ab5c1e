import type { WholeCustomer } from '../../db/queries/exports.ts';
import type { ExportUse } from '../../shared/domain/export.ts';
import { type ActorCall, act } from '../call.ts';

/** What decides who is in an export and how much of him is seen. */
export interface ExportScope {
  readonly use: ExportUse;
  readonly fullPhones: boolean;
}

/**
 * An export with full numbers shows each of them: every customer gets his entry in the log before his row is written, also
 * where the export is given up later (domain §13). The owner's own are no showing.
 */
export function noteShowings(call: ActorCall, customers: readonly (WholeCustomer | undefined)[]): void {
  const shown = new Map(
    customers.flatMap((each) =>
      each && each.ownerId !== call.actor.id && each.phone !== null ? [[each.id, each] as const] : [],
    ),
  );
  if (shown.size === 0) return;
  act(call, (tx) => {
    for (const id of shown.keys())
      tx.note({ action: call.procedure, subject: `customer:${id}`, body: { shown: 'phone' } });
  });
}
