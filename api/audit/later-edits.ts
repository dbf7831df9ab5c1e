import { changesOf } from '../../db/history.ts';
import type { AuditItemView } from '../../shared/contract/audit-rows.ts';
import { auditedFieldNames, auditedFieldTitles, type CompareBook } from '../../shared/domain/audit-compare.ts';
import { describeValue } from '../../shared/domain/audit-words.ts';
import type { ActorCall } from '../call.ts';
import { type AuditedColumns, auditedValues } from './system-cards.ts';

/**
 * What was changed on a card after the 24:00 of its day, oldest first: shown to the auditor, without any weight for the
 * verdict (§八.1). A card that was first saved later has no such changes; it is 补录 as a whole.
 */
export function laterEdits(
  call: ActorCall,
  cardId: string,
  dayEndAt: number,
  book: CompareBook,
  names: ReadonlyMap<string, string>,
): AuditItemView['laterEdits'] {
  const edits: AuditItemView['laterEdits'] = [];
  let row: Partial<AuditedColumns> = {};
  for (const change of changesOf(call.deps.store, 'card', cardId)) {
    if (change.valueJson === null) continue;
    const before = auditedValues(row);
    row = { ...row, ...(JSON.parse(change.valueJson) as Partial<AuditedColumns>) }; // the log holds the card's own columns
    if (change.op !== 'set' || change.recordedAt < dayEndAt) continue;
    const after = auditedValues(row);
    for (const field of auditedFieldNames) {
      const to = describeValue(field, after, book);
      if (to === describeValue(field, before, book)) continue;
      edits.push({
        at: change.recordedAt,
        by: { id: change.actorId, name: names.get(change.actorId) ?? '' },
        field,
        title: auditedFieldTitles[field],
        to,
      });
    }
  }
  return edits;
}
