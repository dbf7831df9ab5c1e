import type { SheetRecord } from '../../db/queries/audit.ts';
import type { SheetView } from '../../shared/contract/sheet.ts';
import type { Sheet } from '../../shared/domain/audit-sheet.ts';
import { checkCode } from '../../shared/domain/audit-sheet-table.ts';

/** A sheet for reading: without the values of single fields, which stay with the audit. */
export function sheetView(sheet: Sheet, record: SheetRecord | null): SheetView {
  return {
    ...sheet,
    items: sheet.items.map(({ fields, ...item }) => ({ ...item, fields: fields.map(({ field }) => field) })),
    signed: record && {
      id: record.id,
      by: { id: sheet.inspector.id, name: sheet.inspector.name },
      at: record.signedAt,
      checkCode: checkCode(record.digest),
    },
  };
}
