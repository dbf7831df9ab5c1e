import { sha256 } from '../../db/sha256.ts';
import type { Tx } from '../../db/unit-of-work.ts';
import { reject } from '../../db/unit-of-work.ts';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { dateWords } from '../../shared/calendar/words.ts';
import type { Signed } from '../../shared/contract/audit-rows.ts';
import { findingsOfSheet, type Sheet, sheetDigestText } from '../../shared/domain/audit-sheet.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { insertFindings } from '../finding/insert.ts';
import { readRulebooks } from '../policies.ts';
import { demandOpen, hasOwn, itemsOf, type OpenDay, readOpenDay, touchDay } from './day.ts';
import { sheetNow } from './sheet-input.ts';
import { blankItem } from './write.ts';

/**
 * Signs and locks the audit of a day (§八.1): the sheet with its digest, every line with its verdict, and one finding per
 * wrong serial, in one transaction. Refuses with AUDIT_NOT_OPEN_YET, AUDIT_SIGNED, AUDIT_EMPTY, AUDIT_INCOMPLETE, and with
 * AUDIT_SELF for whoever has a card or a visitor among them, or had one at 24:00.
 */
export function signDay(call: ActorCall, day: CivilDate): Signed | Refusal {
  return act(call, (tx) => {
    demandOpen(call, day);
    const open = readOpenDay(call, day);
    demandComplete(open, call);
    if (hasOwn(open, call.actor.id)) reject('AUDIT_SELF');
    const sheet = sheetNow(call, open);
    const context = { rulebooks: readRulebooks(call.deps.store), calendar: open.calendar, sha256 };
    // the sheet first: by it the log calls what was done
    const sheetId = insertSheet(tx, sheet);
    const findings = insertFindings(tx, findingsOfSheet(sheet, context));
    keepVerdicts(tx, open);
    touchDay(tx, day);
    tx.update('auditDay', day, { state: 'signed', sheetId });
    return {
      sheetId,
      number: sheet.number,
      findings: findings.length,
      amountFen: findings.reduce((sum, { amountFen }) => sum + amountFen, 0),
    };
  });
}

/** Refuses a day without any line, and one with lines still to be read. */
export function demandComplete({ audit, day }: OpenDay, call: ActorCall): void {
  const { cards, noCard, open } = audit.counts;
  if (cards + noCard === 0) reject('AUDIT_EMPTY', { day: dateWords(day, call.today) });
  if (open > 0) reject('AUDIT_INCOMPLETE', { count: open });
}

/** The figures that lists show without reading the whole sheet. */
export interface SheetSummary {
  readonly late: boolean;
  readonly cards: number;
  readonly mismatched: number;
  readonly missing: number;
  readonly findings: number;
  readonly amountFen: number;
}

function insertSheet(tx: Tx, sheet: Sheet): string {
  const id = tx.newId();
  const { cards, mismatched, missing, amountFen } = sheet.totals;
  const summary: SheetSummary = {
    late: sheet.late,
    cards,
    mismatched,
    missing,
    findings: sheet.findings.length,
    amountFen,
  };
  tx.insert('auditSheet', {
    id,
    auditOn: sheet.auditOn,
    number: sheet.number,
    content: sheetDigestText(sheet),
    summary: JSON.stringify(summary),
    digest: sha256(sheetDigestText(sheet)),
    signedById: tx.env.actorId,
    signedAt: tx.env.now,
    supplementOf: null,
  });
  return id;
}

/** Every line keeps its verdict: later days learn from it which serials are used up. */
function keepVerdicts(tx: Tx, { day, audit, entered }: OpenDay): void {
  for (const item of itemsOf(audit)) {
    const row = entered.rows.get(item.key);
    const judged = { verdict: item.verdict, mismatched: JSON.stringify(item.fields), personId: item.personId };
    if (row) tx.update('auditItem', row.id, judged);
    else
      tx.insert('auditItem', {
        ...blankItem(tx, day),
        serial: item.serial,
        cardId: item.cardId,
        trafficId: item.trafficId,
        ...judged,
      });
  }
}
