import { z } from 'zod';
import { toHex } from '../db/ids.ts';
import { exportedQuery, exportSubject } from '../db/queries/exports.ts';
import { staffNames } from '../db/queries/staff.ts';
import { daysBetween } from '../shared/calendar/civil-date.ts';
import type { ExportProgress } from '../shared/contract/export.ts';
import { xlsxType } from '../shared/contract/sheet.ts';
import { exportKindSchema, exportKinds, exportUseSchema, mostExportDays } from '../shared/domain/export.ts';
import { isRefusal, type Refusal, refuse } from '../shared/domain/refusal.ts';
import { type ActorCall, act, type Handlers } from './call.ts';
import { countCustomers } from './customer/list.ts';
import { cardColumns, exportCards } from './export/cards.ts';
import { customerColumns, exportCustomers } from './export/customers.ts';
import type { ExportJob, ExportSource } from './export/desk.ts';
import { createRowsFile, type FileColumn } from './export/rows-file.ts';
import { pageOfRows, readCursor } from './paging.ts';
import { readSettings } from './store-settings.ts';
import { instantWords } from './words/field-words.ts';

const gone = refuse('EXPORT_GONE', {}, 'id');

const bodySchema = z.object({
  kind: exportKindSchema,
  purpose: z.string(),
  use: exportUseSchema,
  rows: z.int(),
  fullPhones: z.boolean(),
});

type BeginInput = Parameters<Handlers<'export'>['begin']>[0];

export const exportHandlers: Handlers<'export'> = {
  list: ({ cursor, limit }, { deps: { store } }) => {
    const after = readCursor(cursor, z.tuple([z.int()]));
    if (isRefusal(after)) return after;
    const names = staffNames(store.read);
    const page = pageOfRows(store.read.all(exportedQuery(after?.[0] ?? null, limit + 1)), limit, (row) => [row.seq]);
    return {
      ...page,
      rows: page.rows.map(({ seq, at, actorId, bodyJson }) => ({
        seq,
        at,
        by: { id: actorId, name: names.get(actorId) ?? '' },
        ...bodySchema.parse(JSON.parse(bodyJson ?? '{}')),
      })),
    };
  },

  begin: async (input, call) => {
    const planned = plannedOf(input, call);
    if (isRefusal(planned)) return planned;
    const { kind, purpose, use, fullPhones } = input;
    const when = instantWords(call.now, call.zone);
    const stamp = `导出 ${when} ${call.actor.name}　用途：${purpose}`;
    const file = await createRowsFile(planned.columns, {
      words: `${readSettings(call.deps.store).name}　${exportKinds[kind]}　${stamp}`,
      by: call.actor.name,
      at: call.now,
      sheetName: exportKinds[kind],
    });
    const id = toHex(call.deps.store.random(16));
    const job: ExportJob<ActorCall> = {
      ...{ id, actorId: call.actor.id, kind, purpose, use, fullPhones, source: planned.source, file },
      ...{ rows: 0, leftOut: 0, isDone: false, touchedAt: call.now },
    };
    call.exports.put(job);
    return progressOf(job);
  },

  advance: ({ id }, call) => {
    const job = call.exports.find(id, call.actor.id, call.now);
    if (!job) return gone;
    if (job.isDone) return progressOf(job);
    const part = job.source(call);
    job.file.add(part.rows);
    job.rows += part.rows.length;
    job.leftOut += part.leftOut;
    job.isDone = part.isLast;
    return progressOf(job);
  },

  file: async ({ id }, call) => {
    const job = call.exports.find(id, call.actor.id, call.now);
    if (!job) return gone;
    if (!job.isDone) return refuse('EXPORT_NOT_READY', {}, 'id');
    const bytes = await job.file.finish();
    const { kind, purpose, use, rows, leftOut, fullPhones } = job;
    const noted = act(call, (tx) => {
      tx.note({
        action: call.procedure,
        subject: exportSubject,
        body: { kind, purpose, use, rows, leftOut, fullPhones },
      });
    });
    if (isRefusal(noted)) return noted;
    call.exports.drop(id, call.actor.id);
    const stamp = instantWords(call.now, call.zone).replace(/[^\d]/g, '');
    return new File([bytes], `${exportKinds[kind]}-${stamp}.xlsx`, { type: xlsxType, lastModified: call.now });
  },

  cancel: ({ id }, call) => {
    call.exports.drop(id, call.actor.id);
    return { done: true as const };
  },
};

function progressOf({ id, rows, leftOut, isDone }: ExportJob<ActorCall>): ExportProgress {
  return { id, rows, leftOut, isDone };
}

/** What is read and under which headings. */
function plannedOf(
  input: BeginInput,
  call: ActorCall,
): { readonly columns: readonly FileColumn[]; readonly source: ExportSource<ActorCall> } | Refusal {
  if (input.kind === 'customers') {
    const filter = input.customers ?? { view: 'all', where: [] };
    const counted = countCustomers(filter, call);
    if (isRefusal(counted)) return counted;
    const source = exportCustomers(input, filter, call.now);
    return { columns: customerColumns(call.deps.store.read), source };
  }
  const { from, to } = input;
  if (from === undefined || to === undefined) {
    const fields = [from === undefined ? '从哪天' : [], to === undefined ? '到哪天' : []].flat().join('、');
    return refuse('REQUIRED_MISSING', { fields }, from === undefined ? 'from' : 'to');
  }
  const days = daysBetween(from, to) + 1;
  if (days < 1) return refuse('INVALID_INPUT', { field: '到哪天', problem: '要不早于「从哪天」' }, 'to');
  if (days > mostExportDays)
    return refuse('INVALID_INPUT', { field: '到哪天', problem: `一次最多导 ${mostExportDays} 天，请分几次` }, 'to');
  return { columns: cardColumns(call.deps.store.read), source: exportCards(input, from, to) };
}
