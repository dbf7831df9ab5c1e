import { z } from 'zod';
import { sheetOfDay, sheetPage } from '../db/queries/audit.ts';
import { staffNames } from '../db/queries/staff.ts';
import { reject } from '../db/unit-of-work.ts';
import { type CivilDate, civilDateAt, civilDateSchema } from '../shared/calendar/civil-date.ts';
import { dateWords } from '../shared/calendar/words.ts';
import { type SheetView, xlsxType } from '../shared/contract/sheet.ts';
import { sheetSchema } from '../shared/domain/audit-sheet.ts';
import { stampWords } from '../shared/domain/audit-sheet-table.ts';
import { isRefusal, type Refusal, refuse } from '../shared/domain/refusal.ts';
import { readOpenDay } from './audit/day.ts';
import { sheetNow } from './audit/sheet-input.ts';
import { demandComplete } from './audit/sign.ts';
import { type ActorCall, act, type Handlers } from './call.ts';
import { pageOfRows, readCursor } from './paging.ts';
import { sheetView } from './sheet/view.ts';
import { sheetXlsx } from './sheet/xlsx.ts';

const summarySchema = z.object({
  late: z.boolean(),
  cards: z.int(),
  mismatched: z.int(),
  missing: z.int(),
  findings: z.int(),
  amountFen: z.int(),
});

export const sheetHandlers: Handlers<'sheet'> = {
  list: ({ cursor, limit }, { deps: { store } }) => {
    const before = readCursor(cursor, z.tuple([civilDateSchema]));
    if (isRefusal(before)) return before;
    const names = staffNames(store.read);
    const page = pageOfRows(sheetPage(store.read, before?.[0] ?? null, limit + 1), limit, (row) => [row.auditOn]);
    return {
      ...page,
      rows: page.rows.map((row) => ({
        day: row.auditOn,
        number: row.number,
        by: { id: row.signedById, name: names.get(row.signedById) ?? '' },
        at: row.signedAt,
        ...summarySchema.parse(JSON.parse(row.summary)),
      })),
    };
  },
  get: ({ day }, call) => signedSheet(call, day),
  preview: ({ day }, call) =>
    act(call, (tx) => {
      if (sheetOfDay(tx.read, day)) reject('AUDIT_SIGNED', { day: dateWords(day, call.today) });
      const open = readOpenDay(call, day);
      demandComplete(open, call);
      return sheetView(sheetNow(call, open), null);
    }),
  print: ({ day }, call) => {
    const sheet = noted(call, day);
    if (isRefusal(sheet)) return sheet;
    return { sheet, printedBy: { id: call.actor.id, name: call.actor.name }, printedAt: call.now };
  },
  xlsx: async ({ day }, call) => {
    const sheet = noted(call, day);
    if (isRefusal(sheet)) return sheet;
    const words = (at: number) => stampWords(at, call.zone, (ms) => civilDateAt(ms, call.zone));
    const bytes = await sheetXlsx(sheet, {
      by: call.actor.name,
      at: call.now,
      atWords: words(call.now),
      signedWords: sheet.signed ? words(sheet.signed.at) : '',
    });
    return new File([bytes], `展厅经理日常检查表-${sheet.auditOn}.xlsx`, { type: xlsxType, lastModified: call.now });
  },
};

function signedSheet(call: ActorCall, day: CivilDate): SheetView | Refusal {
  const record = sheetOfDay(call.deps.store.read, day);
  if (!record) return refuse('NOT_FOUND', { what: `${dateWords(day, call.today)}的检查表` }, 'day');
  return sheetView(sheetSchema.parse(JSON.parse(record.content)), record);
}

/** The signed sheet for a print or an export, which the log keeps (domain §13). */
function noted(call: ActorCall, day: CivilDate): SheetView | Refusal {
  return act(call, (tx) => {
    const sheet = signedSheet(call, day);
    if (!isRefusal(sheet))
      tx.note({ action: call.procedure, subject: `auditDay:${day}`, body: { number: sheet.number } });
    return sheet;
  });
}
