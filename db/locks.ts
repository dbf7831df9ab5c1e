import { z } from 'zod';
import { fullDateWords } from '../shared/calendar/words.ts';
import { refuse } from '../shared/domain/refusal.ts';
import type { Entity } from '../shared/entities/define.ts';
import { withoutBlanks } from '../shared/entities/patch.ts';
import { type EntityName, entities } from '../shared/entities/registry.ts';
import { RefusalSignal } from './faults.ts';
import type { Prepare } from './head.ts';

type Values = Readonly<Record<string, unknown>>;

/** A write that is about to happen, with the row before and after it. */
export type GuardedWrite =
  | { readonly op: 'insert'; readonly after: Values }
  | { readonly op: 'update'; readonly before: Values; readonly after: Values }
  | { readonly op: 'remove'; readonly before: Values }
  | { readonly op: 'erase'; readonly rewritten: Values };

/**
 * What is written once and for all (§八.1): a signed sheet, the day and the lines that it was made of, and which cards
 * and visitors belong to that day. The unit of work asks here before every write, so that no command, whatever it is for,
 * changes a signed day: it is refused with AUDIT_SIGNED. A card or an arrival neither comes into a signed day nor leaves
 * it, nor is an arrival struck out there; one that is entered afterwards says with `lateOn` on whose list it stands instead. What else is on a card may still
 * be corrected: the sheet keeps what it was at 24:00.
 *
 * A person who asks to be forgotten is forgotten here as well: his words go from the lines and from the content of the
 * sheet, and no verdict, figure, signature or digest with them (docs/decisions/0015).
 */
export function demandUnlocked(prepare: Prepare, name: EntityName, write: GuardedWrite): void {
  demandRemembered(prepare, name, write);
  if (!locked.has(name)) return;
  const before = 'before' in write ? write.before : undefined;
  const after = 'after' in write ? { ...before, ...withoutBlanks(write.after) } : undefined;
  switch (name) {
    case 'auditSheet':
      if (write.op === 'erase' && Object.keys(write.rewritten).every((column) => column === 'content')) return;
      if (write.op !== 'insert') throw new Error('a signed sheet never changes');
      // a supplement, for cards that were still on a laptop, is a sheet of its own beside the signed one
      if (after?.supplementOf === null) demandUnsigned(prepare, after.auditOn);
      return;
    case 'auditDay':
      demandUnsigned(prepare, before?.id);
      return;
    case 'auditItem':
      demandUnsigned(prepare, before?.auditOn, after?.auditOn);
      return;
    case 'card':
    case 'traffic':
      if (!before) demandUnsigned(prepare, listDay(after));
      else if (!after) demandUnsigned(prepare, listDay(before));
      else if (isMoved(before, after))
        demandUnsigned(prepare, before.arrivedOn, listDay(before), after.arrivedOn, listDay(after));
      else if (before.voidedAt !== after.voidedAt) demandUnsigned(prepare, listDay(before));
  }
}

const locked: ReadonlySet<EntityName> = new Set(['auditSheet', 'auditDay', 'auditItem', 'card', 'traffic']);

/** The day on whose list a card or a visitor stands. */
function listDay(row: Values | undefined): unknown {
  return row?.lateOn ?? row?.arrivedOn;
}

function isMoved(before: Values, after: Values): boolean {
  return before.arrivedOn !== after.arrivedOn || before.lateOn !== after.lateOn;
}

function demandUnsigned(prepare: Prepare, ...days: readonly unknown[]): void {
  for (const day of new Set(days)) {
    const state = day === undefined ? undefined : prepare(stateOfDay).pluck().get(day);
    if (state === 'signed')
      throw new RefusalSignal(refuse('AUDIT_SIGNED', { day: fullDateWords(z.string().parse(day)) }));
  }
}

const stateOfDay = 'SELECT state FROM audit_day WHERE id = ?';

/**
 * Nothing is written about a person who was forgotten on request (domain §13): refused with CUSTOMER_ERASED, whatever
 * command it is. Whose he was may still change, because a leaving consultant hands over everybody.
 */
function demandRemembered(prepare: Prepare, name: EntityName, write: GuardedWrite): void {
  const { root }: Entity = entities[name];
  if (root === 'commons' || name === 'ownership' || name === 'erasure' || write.op === 'erase') return;
  const row = 'before' in write ? write.before : write.after;
  const ids = root === 'self' ? [row.id] : [row.customerId, 'after' in write ? write.after.customerId : undefined];
  for (const id of new Set(ids))
    if (id !== undefined && prepare(erasureOf).pluck().get(id) !== undefined)
      throw new RefusalSignal(refuse('CUSTOMER_ERASED'));
}

const erasureOf = 'SELECT 1 FROM erasure WHERE customer_id = ? AND deleted_hlc IS NULL LIMIT 1';
