import { z } from 'zod';
import { fullDateWords } from '../shared/calendar/words.ts';
import { refuse } from '../shared/domain/refusal.ts';
import type { EntityName } from '../shared/entities/registry.ts';
import { RefusalSignal } from './faults.ts';
import type { Prepare } from './head.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * What is written once and for all (§八.1): a signed sheet, and the day and lines that it was made of. The unit of work
 * asks here before every write, so that no command, whatever it is for, changes a signed day: it is refused with
 * AUDIT_SIGNED.
 * @param before the row as it stands; undefined where it is being created
 */
export function demandUnlocked(prepare: Prepare, name: EntityName, before: Values | undefined, after: Values): void {
  switch (name) {
    case 'auditSheet':
      if (before) throw new Error('a signed sheet never changes');
      // a supplement to a signed sheet is a sheet of its own
      if (after.supplementOf === null) demandUnsigned(prepare, after.auditOn);
      return;
    case 'auditDay':
      if (before) demandUnsigned(prepare, before.id);
      return;
    case 'auditItem':
      demandUnsigned(prepare, (before ?? after).auditOn);
      return;
    default:
      return;
  }
}

function demandUnsigned(prepare: Prepare, day: unknown): void {
  const state = prepare('SELECT state FROM audit_day WHERE id = ?').pluck().get(day);
  if (state !== 'signed') return;
  throw new RefusalSignal(refuse('AUDIT_SIGNED', { day: fullDateWords(z.string().parse(day)) }));
}
