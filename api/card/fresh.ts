import { writersOf } from '../../db/queries/row-writers.ts';
import { demand, type Tx } from '../../db/unit-of-work.ts';
import type { CardValues } from '../../shared/domain/card.ts';
import type { CardFieldName } from '../../shared/domain/card-field-specs.ts';
import { refuseStale } from '../../shared/domain/refusal.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { Access } from '../ownership.ts';
import { staleField } from '../stale-field.ts';
import { shownValue } from './shown.ts';
import { isSameValue } from './values.ts';

/**
 * Rolls back with STALE_EDIT where somebody else wrote one of the changed fields since it was seen: two people who
 * complete one quick-saved card never overwrite each other. What is masked was seen masked.
 */
export function demandFresh(
  tx: Tx,
  card: EntityRow<'card'>,
  edit: {
    readonly before: CardValues;
    readonly changed: ReadonlySet<CardFieldName>;
    readonly access: Access;
    readonly seen: CardValues | undefined;
  },
): void {
  const { before, changed, access, seen } = edit;
  if (seen === undefined) return;
  const stale = [...changed].filter((name) => {
    if (!Object.hasOwn(seen, name)) return false;
    const isSeen = (value: unknown): boolean => isSameValue(name, value, seen[name]);
    return !isSeen(before[name]) && !isSeen(shownValue(access, name, before[name]));
  });
  if (stale.length === 0) return;
  const writer = writersOf(tx.read, 'card', card);
  demand(
    refuseStale(
      stale.map((name) =>
        staleField(tx.read, { name, stored: shownValue(access, name, before[name]) ?? null, writer: writer(name) }),
      ),
    ),
  );
}
