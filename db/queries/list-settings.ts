import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** How a person has his lists. */
export function listSettings(read: Reader, staffId: string) {
  return read.all(settingsOf(staffId));
}

const settingsOf = shaped((staffId: string) =>
  sqlFor.selectFrom('listSetting').select(['list', 'body']).where('staffId', '=', staffId),
);
