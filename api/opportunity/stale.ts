import { z } from 'zod';
import { categoryNames, lastContacts } from '../../db/queries/followups.ts';
import { countStale, type StaleRow as FoundRow, staleOf } from '../../db/queries/level-policy.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import type { StaleRow } from '../../shared/contract/stale-levels.ts';
import { type StaleGrades, staleGrades, staleSince } from '../../shared/domain/level-stale.ts';
import { maskName } from '../../shared/domain/person-name.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager, roleLabel } from '../../shared/domain/roles.ts';
import { vehicleLabel } from '../../shared/domain/vehicle.ts';
import { isWritten } from '../../shared/domain/written.ts';
import { phoneTail } from '../../shared/text/phone.ts';
import type { ActorCall } from '../call.ts';
import { accessToEach } from '../ownership.ts';
import { pageOfRows, readCursor } from '../paging.ts';
import { levelOf } from '../plan/codes.ts';
import { type PlanRules, planRulesOf } from '../plan/rules.ts';

/** How far back the last feedback is looked for: calls that reached nobody leave none. */
const recentContacts = 5;

/** Which stretch of stale grades, and the last row shown of it. */
const cursorSchema = z.tuple([z.int().min(0).max(6), z.string(), z.string()]);

interface Ask {
  readonly assigneeId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * The opportunities that a person has to grade anew (§三): those with whose next plan he is charged, the longest stale
 * first. It is derived anew at every look and kept nowhere.
 */
export function listStale(ask: Ask, call: ActorCall) {
  const { read } = call.deps.store;
  const assignee = assigneeOf(ask.assigneeId, call);
  if (isRefusal(assignee)) return assignee;
  const from = readCursor(ask.cursor, cursorSchema);
  if (isRefusal(from)) return from;
  const rules = planRulesOf(call);
  const stretches = staleGrades(rules.today, rules.policy.horizons);
  const found = readStretches(read, assignee.id, stretches, from, ask.limit + 1);
  const page = pageOfRows(found, ask.limit, ({ part, row }) => [part, row.gradeKey, row.id]);
  const customers = page.rows.map(({ row }) => ({ id: row.customerId, ownerId: row.ownerId }));
  const access = accessToEach(read, call.actor, customers);
  const categories = categoryNames(read);
  return {
    rows: page.rows.map(({ row }): StaleRow => {
      const isKnown = access({ id: row.customerId, ownerId: row.ownerId }) !== 'masked';
      return shownOf(row, { read, rules, categories, isKnown });
    }),
    nextCursor: page.nextCursor,
    assignee,
    count: countStale(read, assignee.id, stretches),
  };
}

/** How many the caller has to grade anew; for a manager also how many everybody has, most first. */
export function staleCounts(_input: unknown, call: ActorCall) {
  const { read } = call.deps.store;
  const { today, policy } = planRulesOf(call);
  const stretches = staleGrades(today, policy.horizons);
  const own = countStale(read, call.actor.id, stretches);
  if (!isManager(call.actor.role)) return { own, total: own, people: [] };
  const people = everybody(read)
    .map(({ id, name }) => ({ person: { id, name }, count: countStale(read, id, stretches) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  return { own, total: people.reduce((sum, { count }) => sum + count, 0), people };
}

/** Whoever is or was of the staff: what lies with somebody who left is to be seen as well. */
function everybody(read: Reader) {
  return read.all(sqlFor.selectFrom('staff').select(['id', 'name']).where('deletedHlc', 'is', null).orderBy('pinyin'));
}

function assigneeOf(
  id: string | undefined,
  { actor, deps }: ActorCall,
): { readonly id: string; readonly name: string } | Refusal {
  if (id === undefined || id === actor.id) return { id: actor.id, name: actor.name };
  if (!isManager(actor.role))
    return refuse('FORBIDDEN', { role: roleLabel(actor.role), act: '看别人要重新定级的', who: '经理' }, 'assigneeId');
  const query = sqlFor.selectFrom('staff').select(['id', 'name']).where('id', '=', id).where('deletedHlc', 'is', null);
  return deps.store.read.get(query) ?? refuse('NOT_FOUND', { what: '这位员工' }, 'assigneeId');
}

function readStretches(
  read: Reader,
  assigneeId: string,
  stretches: readonly StaleGrades[],
  from: z.infer<typeof cursorSchema> | null,
  wanted: number,
): { readonly part: number; readonly row: FoundRow }[] {
  const found: { part: number; row: FoundRow }[] = [];
  const [first, key, id] = from ?? [0];
  for (const [part, grades] of stretches.entries()) {
    if (part < first || found.length >= wanted) continue;
    const after = part === first && key !== undefined && id !== undefined ? { key, id } : null;
    const rows = staleOf(read, { assigneeId, grades, after, limit: wanted - found.length });
    for (const row of rows) found.push({ part, row });
  }
  return found;
}

interface Context {
  readonly read: Reader;
  readonly rules: PlanRules;
  readonly categories: ReadonlyMap<string, string>;
  /** Whether the viewer may know who the customer is (domain §13). */
  readonly isKnown: boolean;
}

function shownOf(row: FoundRow, context: Context): StaleRow {
  const { rules, isKnown } = context;
  const { series, model, trim, levelSetOn, expectedOn } = row;
  const level = levelOf(row.level);
  return {
    opportunityId: row.opportunityId,
    customerId: row.customerId,
    planId: row.id,
    name: isKnown ? row.name : maskName(row.name),
    gender: row.gender,
    phoneTail: row.phone === null ? null : phoneTail(row.phone),
    intention: series === null ? null : vehicleLabel({ series, model: model ?? '', trim: trim ?? '' }),
    level,
    levelSetOn,
    expectedOn,
    staleSince: staleSince({ level, expectedOn, levelSetOn }, rules.today, rules.policy.horizons) ?? rules.today,
    nextPlanOn: row.dueOn,
    lastFeedback: isKnown ? feedbackOf(row, context) : null,
  };
}

function feedbackOf(row: FoundRow, { read, categories }: Context): StaleRow['lastFeedback'] {
  const contacts = lastContacts(read, row.opportunityId, recentContacts);
  const spoken = contacts.find((contact) => isWritten(contact.feedback) || contact.category !== null);
  if (!spoken) return isWritten(row.basis) ? { category: null, text: row.basis } : null;
  const category = spoken.category === null ? null : (categories.get(spoken.category) ?? spoken.category);
  return { category, text: spoken.feedback };
}
