import { z } from 'zod';
import { findingPage, findingTotals } from '../db/queries/findings.ts';
import { staffNames } from '../db/queries/staff.ts';
import { addDays, civilDateSchema } from '../shared/calendar/civil-date.ts';
import type { FindingRow } from '../shared/contract/finding.ts';
import { isRefusal, type Refusal } from '../shared/domain/refusal.ts';
import { isManager } from '../shared/domain/roles.ts';
import type { RuleCode } from '../shared/domain/rulebook.ts';
import type { ActorCall, Handlers } from './call.ts';
import { findingDetail } from './finding/detail.ts';
import { findingRows } from './finding/rows.ts';
import { pageOfRows, readCursor } from './paging.ts';

const longestSummaryDays = 370;

export const findingHandlers: Handlers<'finding'> = {
  list: ({ personId, ...input }, call) => {
    // a manager sees everybody's, anybody else only the own ones, whoever is asked for
    const whose = isManager(call.actor.role) ? (personId ?? null) : call.actor.id;
    return listFindings(call, whose, input);
  },
  mine: (input, call) => listFindings(call, call.actor.id, input),
  summary: ({ from, to }, call) => {
    const last = addDays(from, longestSummaryDays);
    const whose = isManager(call.actor.role) ? null : call.actor.id;
    const totals = findingTotals(call.deps.store.read, whose, from, to < last ? to : last);
    const names = staffNames(call.deps.store.read);
    const rows = [...Map.groupBy(totals, ({ personId }) => personId)].map(([id, own]) => ({
      person: id === null ? null : { id, name: names.get(id) ?? '' },
      count: own.length,
      amountFen: own.reduce((sum, { amountFen }) => sum + amountFen, 0),
    }));
    return { rows: rows.sort((a, b) => b.count - a.count || (a.person?.id ?? '').localeCompare(b.person?.id ?? '')) };
  },
  get: ({ id }, call) => findingDetail(call, id),
};

interface ListInput {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly rule?: RuleCode | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

function listFindings(
  call: ActorCall,
  personId: string | null,
  { from, to, rule, cursor, limit }: ListInput,
): { readonly rows: FindingRow[]; readonly nextCursor: string | null } | Refusal {
  const after = readCursor(cursor, z.tuple([civilDateSchema, z.string()]));
  if (isRefusal(after)) return after;
  const rows = findingPage(call.deps.store.read, {
    personId,
    rule: rule ?? null,
    from: from ?? null,
    to: to ?? null,
    after: after && { concernsOn: after[0], id: after[1] },
    limit: limit + 1,
  });
  const page = pageOfRows(rows, limit, (row) => [row.concernsOn, row.id]);
  return { ...page, rows: findingRows(call, page.rows) };
}
