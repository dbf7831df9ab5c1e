import { z } from 'zod';
import { attemptsOf } from '../../db/queries/followups.ts';
import { type AfterRetry, type OrderedRetry, orderedRetries } from '../../db/queries/unreached.ts';
import type { UnreachedRow } from '../../shared/contract/followup.ts';
import { daysInVainOf, tooManyInVain } from '../../shared/domain/followup.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { vehicleLabel } from '../../shared/domain/vehicle.ts';
import { phoneTail } from '../../shared/text/phone.ts';
import type { ActorCall } from '../call.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { outcomeOf } from '../plan/codes.ts';

const cursorSchema = z.tuple([z.string(), z.string()]);

/** How many retries are looked at in one go: most of them are the first or second. */
const stretch = 100;

/**
 * Customers with an order whom nobody reached on three different days (§四.2): nothing is proposed for them, a manager
 * is shown that they cannot be reached. Who to call first comes first.
 */
export function listUnreached(ask: { readonly cursor?: string | undefined; readonly limit: number }, call: ActorCall) {
  const from = readCursor(ask.cursor, cursorSchema);
  if (isRefusal(from)) return from;
  const found = inVain(call, from && { dueOn: from[0], id: from[1] }, ask.limit + 1);
  const page = pageOfRows(found, ask.limit, ({ retry }) => [retry.dueOn, retry.id]);
  return { rows: page.rows.map(({ row }) => row), nextCursor: page.nextCursor };
}

interface Found {
  readonly retry: OrderedRetry;
  readonly row: UnreachedRow;
}

function inVain(call: ActorCall, from: AfterRetry | null, wanted: number): readonly Found[] {
  const { read } = call.deps.store;
  const found: Found[] = [];
  for (let after = from; ; ) {
    const retries = orderedRetries(read, after, stretch);
    for (const retry of retries) {
      const attempts = attemptsOf(read, retry.opportunityId).map(({ on, outcome }) => ({
        on,
        outcome: outcomeOf(outcome),
      }));
      const days = daysInVainOf(attempts);
      if (tooManyInVain(days)) found.push({ retry, row: rowOf(retry, days.size, attempts.at(-1)?.on ?? retry.dueOn) });
    }
    const last = retries.at(-1);
    if (found.length >= wanted || retries.length < stretch || !last) return found;
    after = last;
  }
}

function rowOf(retry: OrderedRetry, days: number, triedOn: string): UnreachedRow {
  const { series, model, trim, assigneeId } = retry;
  return {
    customerId: retry.customerId,
    opportunityId: retry.opportunityId,
    name: retry.name,
    gender: retry.gender,
    phoneTail: retry.phone === null ? null : phoneTail(retry.phone),
    intention: series === null ? null : vehicleLabel({ series, model: model ?? '', trim: trim ?? '' }),
    assignee: assigneeId === null ? null : { id: assigneeId, name: retry.assigneeName ?? '' },
    days,
    triedOn,
    nextOn: retry.dueOn,
  };
}
