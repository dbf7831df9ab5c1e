import { isByCar, type KnownNumber } from '../../db/queries/identities.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';

/** A record that the new one stands beside, for the manager to look at: why somebody takes them for two people. */
export type Beside = Pick<EntityRow<'clashReport'>, 'otherCustomerId' | 'cause' | 'byNumber'>;

/** Records known by the car alone, where somebody says that it is another person's now. */
export function besideOwners(known: readonly KnownNumber[]): readonly Beside[] {
  return known
    .filter(({ by }) => isByCar(by))
    .map(({ customerId, by }) => ({ otherCustomerId: customerId, cause: 'car', byNumber: by }));
}

/**
 * Keeps that two records stand side by side, each pair once. The manager's list shows it; nothing is merged, and nobody's
 * ownership changes (§七).
 */
export function reportBeside(
  tx: Tx,
  report: { readonly customerId: string; readonly cardId: string; readonly beside: readonly Beside[] },
): void {
  const { customerId, cardId } = report;
  for (const beside of report.beside)
    tx.insert('clashReport', {
      id: tx.newId(),
      customerId,
      ...beside,
      cardId,
      byId: tx.env.actorId,
      at: tx.env.now,
    });
}
