import { runCommand } from '../../../db/unit-of-work.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import type { ColumnSpec } from '../../../shared/entities/column.ts';
import { type EntityName, type EntityPatch, entities, type NewEntityRow } from '../../../shared/entities/registry.ts';
import type { TestShowroom } from './showroom.ts';

/**
 * Writes a row of which a test cares about a few columns only; the others are as empty as they can be. For facts that
 * no procedure makes yet, or that would take a whole day of the showroom to come about.
 */
export function insertRow<N extends EntityName>(
  { store, clock }: Pick<TestShowroom, 'store' | 'clock'>,
  name: N,
  id: string,
  values: EntityPatch<N>,
): void {
  const columns = Object.entries<ColumnSpec>(entities[name].columns);
  const blank = columns.map(([column, spec]) => [column, spec.nullable ? null : spec.sql === 'TEXT' ? '' : 0]);
  // every declared column is there, because the list of columns itself is mapped
  const row = { ...Object.fromEntries(blank), ...values, id } as NewEntityRow<N>;
  const env = { command: 'test', actorId: 'test', now: clock.now(), isAuthority: true };
  const written = runCommand(store, env, (tx) => {
    tx.insert(name, row);
    return true;
  });
  if (isRefusal(written)) throw new Error(`${name} ${id} was not written: ${written.code}`);
}

/** Changes a row the way a command does, for a state that no procedure leads to yet. */
export function changeRow<N extends EntityName>(
  { store, clock }: Pick<TestShowroom, 'store' | 'clock'>,
  name: N,
  id: string,
  patch: EntityPatch<N>,
): void {
  const env = { command: 'test', actorId: 'test', now: clock.now(), isAuthority: true };
  const changed = runCommand(store, env, (tx) => tx.update(name, id, patch));
  if (changed !== true) throw new Error(`${name} ${id} was not changed`);
}
