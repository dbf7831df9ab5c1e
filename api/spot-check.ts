import { z } from 'zod';
import { itemsOfCheck, resultPage, spotCheckById, spotCheckPage } from '../db/queries/spot-checks.ts';
import { staffByName, staffNames } from '../db/queries/staff.ts';
import { addDays, instantAt } from '../shared/calendar/civil-date.ts';
import { isRefusal, type Refusal, refuse } from '../shared/domain/refusal.ts';
import { isManager } from '../shared/domain/roles.ts';
import type { ActorCall, Handlers } from './call.ts';
import { pageOfRows, readCursor } from './paging.ts';
import { drawCheck, previewDraw, strataOf } from './spot-check/draw.ts';
import { correctItem, scoreItem } from './spot-check/judge.ts';
import { readPopulation, sampleOf } from './spot-check/population.ts';
import { checkRows, itemRows } from './spot-check/rows.ts';
import { listSheets, saveSheet, sheetById } from './spot-check/score-sheets.ts';

export const spotCheckHandlers: Handlers<'spotCheck'> = {
  preview: previewDraw,
  draw: drawCheck,
  list: ({ cursor, limit }, call) => {
    const { read } = call.deps.store;
    const after = readCursor(cursor, afterSchema);
    if (isRefusal(after)) return after;
    const rows = spotCheckPage(read, after && { at: after[0], id: after[1] }, limit + 1);
    const page = pageOfRows(rows, limit, ({ at, id }) => [at, id]);
    return { ...page, rows: checkRows(read, page.rows) };
  },
  get: ({ id }, call) => oneCheck(id, call),
  redraw: ({ id }, call) => redraw(id, call),
  score: scoreItem,
  correct: correctItem,
  results: ({ personId, from, to, cursor, limit }, call) => {
    const { read } = call.deps.store;
    const after = readCursor(cursor, afterSchema);
    if (isRefusal(after)) return after;
    const rows = resultPage(read, {
      // a manager sees everybody's, anybody else only the own ones, whoever is asked for
      consultantId: isManager(call.actor.role) ? (personId ?? null) : call.actor.id,
      since: from === undefined ? null : instantAt(from, '00:00', call.zone),
      before: to === undefined ? null : instantAt(addDays(to, 1), '00:00', call.zone),
      after: after && { at: after[0], id: after[1] },
      limit: limit + 1,
    });
    const page = pageOfRows(rows, limit, (row) => [row.judgedAt, row.id]);
    return { ...page, rows: itemRows(call, page.rows) };
  },
  sheets: (_input, call) => listSheets(call),
  saveSheet: (input, call) => saveSheet(input, call),
};

const afterSchema = z.tuple([z.number(), z.string()]);

/** One check with what it drew, person by person, in the order in which lists name people. */
function oneCheck(id: string, call: ActorCall) {
  const { read } = call.deps.store;
  const record = spotCheckById(read, id);
  const [check] = record ? checkRows(read, [record]) : [];
  if (!record || !check) return noCheck();
  const names = staffNames(read);
  const order = staffByName(read);
  const items = itemRows(call, itemsOfCheck(read, id));
  return {
    check,
    sheet: sheetById(read, record.scoreSheetId),
    shares: Object.entries(strataOf(record.strata))
      .toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b))
      .map(([staffId, counts]) => ({ consultant: { id: staffId, name: names.get(staffId) ?? '' }, ...counts })),
    items: items.toSorted((a, b) => order.indexOf(a.consultant.id) - order.indexOf(b.consultant.id)),
  };
}

/** Draws again with the kept seed, from what of that time is there now, and says how the two differ. */
function redraw(id: string, call: ActorCall) {
  const { read } = call.deps.store;
  const record = spotCheckById(read, id);
  if (!record) return noCheck();
  const { fromOn, throughOn, again, at, seed, perConsultant } = record;
  const terms = { from: fromOn, to: throughOn, again: again === 1 };
  const { drawn } = sampleOf(readPopulation(read, terms, { at, checkedBefore: at }), { seed, perConsultant });
  const now = new Set(drawn.map(({ recordingId }) => recordingId));
  const then = itemsOfCheck(read, id);
  const missing = then.filter(({ recordingId }) => !now.has(recordingId));
  return {
    same: then.length - missing.length,
    missing: itemRows(call, missing),
    extra: now.size - then.length + missing.length,
  };
}

function noCheck(): Refusal {
  return refuse('NOT_FOUND', { what: '这次抽查' }, 'id');
}
