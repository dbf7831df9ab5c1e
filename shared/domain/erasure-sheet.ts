import type { Sheet, SheetItem, SheetRow } from './audit-sheet.ts';
import { erasedWords } from './erasure.ts';

/** What of a forgotten person a check sheet can name. */
export interface ForgottenInSheets {
  /** His record, and those that became part of it. */
  readonly customerIds: ReadonlySet<string>;
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
  const his = sheet.items.filter((item) => item.customerName !== erasedWords && isAbout(item, person));
  const found = sheet.findings.filter(
    ({ findingId, customerName }) => customerName !== erasedWords && person.findingIds.has(findingId),
  );
  const lines = his.length + found.length;
  if (lines === 0) return null;
  return {
    ...sheet,
    rows: his.reduce<Sheet['rows']>((rows, item) => rows.map((row) => withoutName(row, item)), sheet.rows),
    items: sheet.items.map((item) => (his.includes(item) ? withoutWords(item) : item)),
    findings: sheet.findings.map((finding) =>
      found.includes(finding) ? { ...finding, customerName: erasedWords } : finding,
    ),
    forgotten: (sheet.forgotten ?? 0) + lines,
  };
}

function isAbout({ customerId, cardId, trafficId }: SheetItem, person: ForgottenInSheets): boolean {
  return (
    (customerId !== null && person.customerIds.has(customerId)) ||
    (cardId !== null && person.cardIds.has(cardId)) ||
    (trafficId !== null && person.trafficIds.has(trafficId))
  );
}

function withoutWords(item: SheetItem): SheetItem {
  const fields = item.fields.map(({ field }) => ({ field, system: erasedWords, paper: erasedWords }));
  return { ...item, customerName: erasedWords, explanation: '', fields };
}

/** A card without a serial is called by its customer among the things that were not in order. */
function withoutName(row: SheetRow, { personId, customerName }: SheetItem): SheetRow {
  if (row.personId !== personId || customerName === '') return row;
  const at = row.problems.findIndex((line) => line.startsWith(`${customerName} `));
  if (at === -1) return row;
  return { ...row, problems: row.problems.with(at, erasedWords + row.problems[at]?.slice(customerName.length)) };
}
