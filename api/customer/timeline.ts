import { z } from 'zod';
import { customerDetail } from '../../db/queries/customer-detail.ts';
import { livingIdOf, mergeEntries } from '../../db/queries/merges.ts';
import { staffNames } from '../../db/queries/staff.ts';
import * as sources from '../../db/queries/timeline.ts';
import type { Reader } from '../../db/query.ts';
import type { TimelineEntry } from '../../shared/contract/customer-timeline.ts';
import { quoteTotalFen } from '../../shared/domain/quote.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { kindOf } from '../attachment/rows.ts';
import type { ActorCall } from '../call.ts';
import { accessTo, canWrite, refuseForeign } from '../ownership.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { levelOf, methodOf, originOf, outcomeOf } from '../plan/codes.ts';
import { labelOfJoined } from '../vehicle-label.ts';
import { editEntries } from './edit-entries.ts';
import { familyOf } from './timeline-family.ts';
import { saleEntries } from './timeline-sale.ts';

const cursorSchema = z.tuple([z.int(), z.string()]);

/**
 * Everything that happened with a customer, newest first, for those who look after him. Each source is read a page deep
 * and the newest of all are shown; who announced him besides the owner is the managers' knowledge (§七).
 */
export function timelineOf(
  input: { readonly id: string; readonly cursor?: string | undefined; readonly limit: number },
  call: ActorCall,
): { rows: TimelineEntry[]; nextCursor: string | null } | Refusal {
  const cursor = readCursor(input.cursor, cursorSchema);
  if (isRefusal(cursor)) return cursor;
  const { read } = call.deps.store;
  const customer = customerDetail(read, input.id) ?? customerDetail(read, livingIdOf(read, input.id));
  if (!customer) return refuse('NOT_FOUND', { what: '这位客户' }, 'id');
  const access = accessTo(read, call.actor, customer);
  if (!canWrite(access)) return refuseForeign(read, customer);
  const after = cursor ? { at: cursor[0], id: cursor[1] } : null;
  const asked = { customerId: customer.id, after, limit: input.limit + 1 };
  const entries = [
    ...contactsOf(read, asked),
    ...decisionsOf(read, asked),
    ...knowledgeOf(read, asked, call),
    ...familyOf(read, asked, call.actor),
    ...saleEntries(call.deps.store, customer.id),
    ...editEntries(call.deps.store, customer.id, access),
  ]
    .filter((entry) => after === null || isBehind(entry, after))
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  return pageOfRows(entries, input.limit, (entry) => [entry.at, entry.id]);
}

function isBehind(entry: TimelineEntry, after: sources.AfterEntry): boolean {
  return entry.at < after.at || (entry.at === after.at && entry.id < after.id);
}

type By = (id: string | null) => { readonly id: string; readonly name: string } | null;

function namesOf(read: Reader): By {
  const names = staffNames(read);
  return (id) => (id === null ? null : { id, name: names.get(id) ?? '' });
}

function contactsOf(read: Reader, asked: sources.TimelineAsked): TimelineEntry[] {
  const by = namesOf(read);
  const cards = read.all(sources.cardEntries(asked)).map(
    ({ byId, series, model, trim, ...row }): TimelineEntry => ({
      kind: 'card',
      ...row,
      by: by(byId),
      vehicleLabel: labelOfJoined({ series, model, trim }),
    }),
  );
  const followups = read.all(sources.followupEntries(asked)).map(
    ({ byId, attempt, method, outcome, planOrigin, ...row }): TimelineEntry => ({
      kind: 'followup',
      ...row,
      by: by(byId),
      method: method === '' ? '' : methodOf(method),
      outcome: outcomeOf(outcome),
      planOrigin: planOrigin === null ? null : originOf(planOrigin),
      attempt: attempt === 1,
    }),
  );
  const quotes = read.all(sources.quoteEntries(asked)).map(
    ({ byId, series, model, trim, optionsFen, insuranceFen, taxFen, otherFen, ...row }): TimelineEntry => ({
      kind: 'quote',
      ...row,
      by: by(byId),
      totalFen: quoteTotalFen({ priceFen: row.priceFen, optionsFen, insuranceFen, taxFen, otherFen }),
      vehicleLabel: labelOfJoined({ series, model, trim }),
    }),
  );
  const files = read.all(sources.attachmentEntries(asked)).map(
    ({ byId, kind, ...row }): TimelineEntry => ({
      kind: 'attachment',
      ...row,
      fileKind: kindOf(kind),
      by: by(byId),
      opportunityId: null,
    }),
  );
  return [...cards, ...followups, ...quotes, ...files];
}

function decisionsOf(read: Reader, asked: sources.TimelineAsked): TimelineEntry[] {
  const by = namesOf(read);
  const levels = read.all(sources.levelEntries(asked)).map(
    ({ byId, fromLevel, toLevel, ...row }): TimelineEntry => ({
      kind: 'level',
      ...row,
      by: by(byId),
      from: fromLevel === null ? null : levelOf(fromLevel),
      to: levelOf(toLevel),
    }),
  );
  const plans = read.all(sources.givenUpPlanEntries(asked)).map(
    ({ byId, at, state, origin, closeReason, ...row }): TimelineEntry => ({
      kind: 'plan_closed',
      ...row,
      at: at ?? 0,
      by: by(byId),
      state: state === 'replaced' ? 'replaced' : 'cancelled',
      origin: originOf(origin),
      reason: closeReason,
    }),
  );
  const requests = read
    .all(sources.endingRequestEntries(asked))
    .map(({ byId, ...row }): TimelineEntry => ({ kind: 'ending_request', ...row, by: by(byId) }));
  const decisions = read.all(sources.endingDecisionEntries(asked)).map(
    ({ byId, approved, ...row }): TimelineEntry => ({
      kind: 'ending_decision',
      ...row,
      approved: approved === 1,
      by: by(byId),
    }),
  );
  const instructions = read.all(sources.instructionEntries(asked)).map(
    ({ byId, addresseeId, readAt, readById, answeredAt, answeredById, ...row }): TimelineEntry => ({
      kind: 'instruction',
      id: row.id,
      at: row.at,
      opportunityId: row.opportunityId,
      content: row.content,
      by: by(byId),
      to: by(addresseeId),
      read: readAt === null ? null : { at: readAt, by: by(readById) },
      answer:
        answeredAt === null
          ? null
          : { at: answeredAt, by: by(answeredById), text: row.answer, byFollowup: row.answerFollowupId !== null },
    }),
  );
  return [...levels, ...plans, ...requests, ...decisions, ...instructions];
}

/** Whose he is, who else announced him, and who looked at his number. */
function knowledgeOf(read: Reader, asked: sources.TimelineAsked, { actor }: ActorCall): TimelineEntry[] {
  const by = namesOf(read);
  const owners = read.all(sources.ownershipEntries(asked)).map(
    ({ byId, ownerId, ...row }): TimelineEntry => ({
      kind: 'ownership',
      ...row,
      by: by(byId),
      owner: by(ownerId),
      opportunityId: null,
    }),
  );
  const reveals = read.all(sources.revealEntries(asked)).map(
    ({ seq, at, byId, action }): TimelineEntry => ({
      kind: 'reveal',
      audited: action.startsWith('audit.'),
      id: String(seq).padStart(12, '0'),
      at,
      by: by(byId),
      opportunityId: null,
    }),
  );
  const merges = mergeEntries(read, asked).map(
    ({ byId, ...row }): TimelineEntry => ({ kind: 'merge', ...row, by: by(byId), opportunityId: null }),
  );
  const reports = isManager(actor.role)
    ? read
        .all(sources.reportEntries(asked))
        .map(({ byId, ...row }): TimelineEntry => ({ kind: 'report', ...row, by: by(byId), opportunityId: null }))
    : [];
  return [...owners, ...merges, ...reveals, ...reports];
}
