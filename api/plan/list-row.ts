import { type ContactRow, followupById, lastContacts } from '../../db/queries/followups.ts';
import type { PlanListRow } from '../../db/queries/plans.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import { daysBetween } from '../../shared/calendar/civil-date.ts';
import type { PlanRow } from '../../shared/contract/plan-rows.ts';
import { isLevelStale } from '../../shared/domain/level.ts';
import { maskName } from '../../shared/domain/person-name.ts';
import { vehicleLabel } from '../../shared/domain/vehicle.ts';
import { isWritten } from '../../shared/domain/written.ts';
import { phoneTail } from '../../shared/text/phone.ts';
import { levelOf, methodOf, originOf, outcomeOf, stateOf } from './codes.ts';
import { placeOf } from './days.ts';
import { extensionOf } from './extension.ts';
import type { PlanRules } from './rules.ts';
import { originWordsOf } from './words.ts';

/** How far back the last feedback is looked for: calls that reached nobody leave none. */
const recentContacts = 5;

/** What the rows of one list share. */
export interface RowContext {
  readonly read: Reader;
  readonly rules: PlanRules;
  readonly categories: ReadonlyMap<string, string>;
  /** Whether the viewer may know who the customer is (domain §13). */
  readonly knows: (row: PlanListRow) => boolean;
  /** The names of people. */
  readonly names: ReadonlyMap<string, string>;
  /** Customers who do not want to be called back. */
  readonly refusing: ReadonlySet<string>;
}

/** A plan as the work list shows it. */
export function planRowOf(row: PlanListRow, context: RowContext): PlanRow {
  const { rules } = context;
  const state = stateOf(row.state);
  const { countedOn, section } = placeOf({ dueOn: row.dueOn, dueTime: row.dueTime, state }, rules);
  const level = levelOf(row.level);
  const origin = originOf(row.origin);
  const isKnown = context.knows(row);
  const contacts = lastContacts(context.read, row.opportunityId, recentContacts);
  const other = contacts.find((contact) => contact.attempt === 0 && contact.at > row.createdAt);
  const done = doneBy(row.followupId, contacts, context.read);
  return {
    id: row.id,
    section,
    role: row.role === 'further' || row.role === 'sale' ? row.role : 'next',
    state,
    instructed: row.instructed === 1 && state === 'open',
    customerId: row.customerId,
    opportunityId: row.opportunityId,
    name: isKnown ? row.name : maskName(row.name),
    gender: row.gender,
    phoneTail: row.phone === null ? null : phoneTail(row.phone),
    level,
    levelStale: isLevelStale({
      level,
      expectedOn: row.expectedOn,
      levelSetOn: row.levelSetOn,
      today: rules.today,
      horizons: rules.policy.horizons,
    }),
    intention: intentionOf(row),
    lastFeedback: !isKnown ? null : done ? wordsOf(done, context) : feedbackOf(row, contacts, context),
    othersContact: other ? { by: { id: other.byId, name: other.byName ?? '' }, at: other.at } : null,
    standsInFor: row.absentId === null ? null : { id: row.absentId, name: context.names.get(row.absentId) ?? '' },
    refusesFollowup: context.refusing.has(row.customerId),
    method: methodOf(row.method),
    purpose: row.purpose,
    dueOn: row.dueOn,
    dueTime: row.dueTime,
    countedOn,
    overdueDays: section === 'overdue' ? daysBetween(countedOn, rules.today) : 0,
    origin,
    originWords: originWordsOf(origin, level, rules.policy),
    extension: isKnown ? extensionOf(row, rules.calendar, context.names) : null,
    done:
      state === 'done' && row.closedAt !== null
        ? { at: row.closedAt, outcome: done ? outcomeOf(done.outcome) : null }
        : null,
  };
}

/** The contact that executed a plan: what it says belongs to it, and not what was said later. */
function doneBy(id: string | null, contacts: readonly ContactRow[], read: Reader): ContactRow | undefined {
  return id === null ? undefined : (contacts.find((contact) => contact.id === id) ?? followupById(read, id));
}

function wordsOf({ category, feedback }: ContactRow, { categories }: RowContext): PlanRow['lastFeedback'] {
  if (!isWritten(feedback) && category === null) return null;
  return { category: category === null ? null : (categories.get(category) ?? category), text: feedback };
}

function intentionOf({ series, model, trim }: PlanListRow): string | null {
  return series === null ? null : vehicleLabel({ series, model: model ?? '', trim: trim ?? '' });
}

function feedbackOf(row: PlanListRow, contacts: readonly ContactRow[], context: RowContext): PlanRow['lastFeedback'] {
  const spoken = contacts.map((contact) => wordsOf(contact, context)).find((words) => words !== null);
  if (spoken) return spoken;
  if (isWritten(row.basis)) return { category: null, text: row.basis };
  const talk = row.originCardId === null ? null : talkOf(context.read, row.originCardId);
  return talk === null ? null : { category: null, text: talk };
}

function talkOf(read: Reader, cardId: string): string | null {
  return read.get(sqlFor.selectFrom('card').select('talk').where('id', '=', cardId))?.talk ?? null;
}
