import { z } from 'zod';
import { type AuditItemRow, auditItemsOfDay } from '../../db/queries/audit.ts';
import type { Reader } from '../../db/query.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type AuditedField, auditedFieldNames, type FieldVerdict } from '../../shared/domain/audit-compare.ts';
import { type ItemReading, itemKey } from '../../shared/domain/audit-item.ts';
import type { Treatment } from '../../shared/domain/audit-sheet-build.ts';
import type { FieldReading, PaperReading } from '../../shared/domain/audit-verdict.ts';

const fieldName = z.enum(auditedFieldNames);
const paperSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('read'), fields: z.partialRecord(fieldName, z.string()) }),
]);
const marksSchema = z.partialRecord(fieldName, z.enum(['match', 'mismatch']));

export type PaperWords = Readonly<Partial<Record<AuditedField, string>>>;
export type Marks = Readonly<Partial<Record<AuditedField, FieldVerdict>>>;

/** Everything that was entered for the audit of a day, by the key of its line. */
export interface DayReadings {
  readonly rows: ReadonlyMap<string, AuditItemRow>;
  readonly readings: ReadonlyMap<string, ItemReading>;
  readonly addedByHand: readonly string[];
  /** By the key of the line. */
  readonly treatments: ReadonlyMap<string, Treatment>;
  /** By person: what was written about the whole day. */
  readonly personTreatments: ReadonlyMap<string, Treatment>;
}

/** The key of a line's row; a row that names only a person holds what was written about that person's day. */
function keyOfRow(row: Pick<AuditItemRow, 'serial' | 'cardId' | 'trafficId' | 'personId'>): string {
  if (row.serial !== null) return itemKey('serial', row.serial);
  if (row.cardId !== null) return itemKey('card', row.cardId);
  if (row.trafficId !== null) return itemKey('traffic', row.trafficId);
  return personKey(row.personId ?? '');
}

/** Where a person's own treatment is kept. */
export function personKey(personId: string): string {
  return `person:${personId}`;
}

/** Reads what the auditors entered for a day. */
export function readReadings(read: Reader, day: CivilDate): DayReadings {
  const rows = new Map(auditItemsOfDay(read, day).map((row) => [keyOfRow(row), row]));
  const entries = [...rows];
  return {
    rows,
    readings: new Map(entries.map(([key, row]) => [key, readingOf(row)])),
    addedByHand: entries.flatMap(([, row]) => (row.addedByHand === 1 && row.serial !== null ? [row.serial] : [])),
    treatments: new Map(entries.map(([key, { treatment, deadline }]) => [key, { treatment, deadline }])),
    personTreatments: new Map(
      entries.flatMap(([key, { personId, treatment, deadline }]) =>
        personId !== null && key === personKey(personId) ? [[personId, { treatment, deadline }] as const] : [],
      ),
    ),
  };
}

function readingOf(row: AuditItemRow): ItemReading {
  return { paper: paperOf(row), keyedConsultantId: row.keyedConsultantId, trafficId: row.trafficId };
}

function paperOf({ paper, marks }: Pick<AuditItemRow, 'paper' | 'marks'>): PaperReading | null {
  if (paper === '') return null;
  const stored = paperSchema.parse(JSON.parse(paper));
  if (stored.kind === 'none') return stored;
  const marked: Marks = marksSchema.parse(JSON.parse(marks || '{}'));
  const fields: Partial<Record<AuditedField, FieldReading>> = {};
  for (const field of auditedFieldNames) {
    const reading = { paper: stored.fields[field] ?? null, mark: marked[field] ?? null };
    if (reading.paper !== null || reading.mark !== null) fields[field] = reading;
  }
  return { kind: 'read', fields };
}

/** The stored form of a reading. */
export function storedReading(
  paper: PaperWords | 'none',
  marks: Marks,
): { readonly paper: string; readonly marks: string } {
  const kept = paper === 'none' ? { kind: 'none' } : { kind: 'read', fields: paper };
  return { paper: JSON.stringify(kept), marks: JSON.stringify(marks) };
}
