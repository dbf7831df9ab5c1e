import { sheetOfDay } from '../../db/queries/audit.ts';
import type { Reader } from '../../db/query.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Sheet, sheetSchema } from '../../shared/domain/audit-sheet.ts';

/** The signed sheet of a day as it was signed; undefined while there is none. */
export function readSheet(read: Reader, day: CivilDate): Sheet | undefined {
  const stored = sheetOfDay(read, day);
  return stored && sheetSchema.parse(JSON.parse(stored.content));
}
