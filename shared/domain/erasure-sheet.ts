import type { Sheet } from './audit-sheet.ts';
import { erasedWords } from './erasure.ts';

/** What of a forgotten person a check sheet can name. */
export interface ForgottenInSheets {
  readonly customerId: string;
  readonly cardIds: ReadonlySet<string>;
  readonly trafficIds: ReadonlySet<string>;
  readonly findingIds: ReadonlySet<string>;
}

/**
 * A signed sheet without the words about a person who asked to be forgotten (domain §13, §八.1): his name, the values
 * that were compared and the explanation go; serial, verdict, the fields that differed, findings and money stay. Null where
 * the sheet does not speak of him, or no longer does.
 */
export function forgetInSheet(sheet: Sheet, person: ForgottenInSheets): Sheet | null {
  let lines = 0;
  const items = sheet.items.map((item) => {
    const isHis =
      item.customerId === person.customerId ||
      (item.cardId !== null && person.cardIds.has(item.cardId)) ||
      (item.trafficId !== null && person.trafficIds.has(item.trafficId));
    if (!isHis || item.customerName === erasedWords) return item;
    lines += 1;
    const fields = item.fields.map(({ field }) => ({ field, system: erasedWords, paper: erasedWords }));
    return { ...item, customerName: erasedWords, explanation: '', fields };
  });
  const findings = sheet.findings.map((finding) => {
    if (!person.findingIds.has(finding.findingId) || finding.customerName === erasedWords) return finding;
    lines += 1;
    return { ...finding, customerName: erasedWords };
  });
  if (lines === 0) return null;
  return { ...sheet, items, findings, forgotten: (sheet.forgotten ?? 0) + lines };
}
