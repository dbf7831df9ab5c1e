import { z } from 'zod';
import { activeManagers, type PendingRequest, pendingDecisions, pendingRequests } from '../../db/queries/endings.ts';
import { categoryNames, countContacts } from '../../db/queries/followups.ts';
import { staffNames } from '../../db/queries/staff.ts';
import { daysBetween } from '../../shared/calendar/civil-date.ts';
import type { PendingEnding } from '../../shared/contract/ending.ts';
import { endingRefusedPlanDueOn } from '../../shared/domain/ending.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { managerRoles } from '../../shared/domain/roles.ts';
import { vehicleLabel } from '../../shared/domain/vehicle.ts';
import { phoneTail } from '../../shared/text/phone.ts';
import type { ActorCall } from '../call.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { levelOf } from '../plan/codes.ts';
import { readCalendar } from '../store-settings.ts';
import { type Turn, turnOf, type Undecided } from './rank.ts';

const cursorSchema = z.tuple([z.string(), z.string()]);

/** Requests to end an opportunity that wait for a manager, the oldest first, each with whose turn it is (§四.1). */
export function listPending(ask: { readonly cursor?: string | undefined; readonly limit: number }, call: ActorCall) {
  const { read } = call.deps.store;
  const from = readCursor(ask.cursor, cursorSchema);
  if (isRefusal(from)) return from;
  const found = pendingRequests(read, from && { dueOn: from[0], id: from[1] }, ask.limit + 1);
  const page = pageOfRows(found, ask.limit, ({ dueOn, id }) => [dueOn, id]);
  const names = staffNames(read);
  const categories = categoryNames(read);
  const turn = turnsOf(call);
  return {
    rows: page.rows.map(
      (row): PendingEnding => ({
        ...shownOf(row, turn(row), call),
        consultant: { id: row.byId, name: names.get(row.byId) ?? '' },
        feedback: feedbackOf(row, categories),
        contacts: countContacts(read, row.opportunityId),
      }),
    ),
    nextCursor: page.nextCursor,
    counts: countPending(call),
    refusedPlanOn: endingRefusedPlanDueOn(call.today, readCalendar(call.deps.store)),
  };
}

/** How many requests wait for the caller, and how many of them are late. */
export function countPending(call: ActorCall): { readonly open: number; readonly late: number } {
  const turn = turnsOf(call);
  const mine = pendingDecisions(call.deps.store.read).filter((request) => isMine(request, turn(request), call));
  return { open: mine.length, late: mine.filter((request) => turn(request).late).length };
}

function turnsOf(call: ActorCall): (request: Undecided) => Turn {
  const managers = activeManagers(call.deps.store.read, managerRoles);
  const calendar = readCalendar(call.deps.store);
  return (request) => turnOf(request, managers, call.today, calendar);
}

function isMine(request: Undecided, turn: Turn, { actor }: ActorCall): boolean {
  return !isOwn(request, actor.id) && turn.shownTo.includes(actor.role);
}

/** Nobody decides on what he asked for, nor on his own customer. */
export function isOwn(request: Pick<Undecided, 'byId' | 'ownerId'>, personId: string): boolean {
  return request.byId === personId || request.ownerId === personId;
}

function shownOf(row: PendingRequest, turn: Turn, call: ActorCall) {
  const { series, model, trim } = row;
  return {
    requestId: row.requestId,
    opportunityId: row.opportunityId,
    customerId: row.customerId,
    name: row.name,
    gender: row.gender,
    phoneTail: row.phone === null ? null : phoneTail(row.phone),
    level: levelOf(row.level),
    intention: series === null ? null : vehicleLabel({ series, model: model ?? '', trim: trim ?? '' }),
    ending: row.ending,
    reason: row.reason,
    competitor: row.competitor,
    priceFen: row.priceFen,
    evidence: row.evidence,
    evidenceId: row.evidenceId,
    requestedAt: row.requestedAt,
    decideOn: row.dueOn,
    late: turn.late,
    waitsFor: turn.waitsFor,
    mine: isMine(row, turn, call),
    own: isOwn(row, call.actor.id),
    daysOpen: daysBetween(row.createdOn, call.today),
  };
}

function feedbackOf(row: PendingRequest, categories: ReadonlyMap<string, string>): PendingEnding['feedback'] {
  const text = row.feedback ?? row.basis;
  const category = row.category === null ? null : (categories.get(row.category) ?? row.category);
  return text === '' && category === null ? null : { category, text, on: row.requestedOn };
}
