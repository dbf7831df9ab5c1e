import { lastEnding } from '../../db/queries/ending-past.ts';
import { attemptsOf, type ContactRow, countContacts, lastContacts } from '../../db/queries/followups.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import { shaped } from '../../db/query-shape.ts';
import type { SheetOpportunity } from '../../shared/contract/contact-sheet.ts';
import { callScript } from '../../shared/domain/call-script.ts';
import { endingSchema } from '../../shared/domain/ending.ts';
import { isLevelStale } from '../../shared/domain/level.ts';
import { openLimit } from '../../shared/domain/plan-limit.ts';
import { vehicleLabel } from '../../shared/domain/vehicle.ts';
import { isWritten } from '../../shared/domain/written.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import { levelOf, methodOf, originOf, outcomeOf } from './codes.ts';
import { outlookByLevel, outlookInVain } from './outlook.ts';
import type { PlanRules } from './rules.ts';
import { isFirstPlanStanding } from './standing.ts';

/** How many contacts of the past a sheet shows. */
const shownContacts = 10;

/** What the opportunities of one sheet share. */
export interface SheetContext {
  readonly read: Reader;
  readonly rules: PlanRules;
  readonly names: ReadonlyMap<string, string>;
  readonly categories: ReadonlyMap<string, string>;
  readonly competitors: ReadonlyMap<string, string>;
  /** With whom the next plan will lie. */
  readonly assigneeId: string;
}

/** An opportunity as the person on the telephone needs it. */
export function sheetOpportunityOf(opportunity: EntityRow<'opportunity'>, context: SheetContext): SheetOpportunity {
  const { read, rules, names } = context;
  const level = levelOf(opportunity.level);
  const plan = standingPlan(read, opportunity.id);
  const card = opportunity.originCardId === null ? undefined : cardOf(read, opportunity.originCardId);
  const contacts = lastContacts(read, opportunity.id, shownContacts);
  const attempts = attemptsOf(read, opportunity.id).map(({ on, outcome }) => ({ on, outcome: outcomeOf(outcome) }));
  return {
    id: opportunity.id,
    state: opportunity.state,
    intention: intentionOf(read, opportunity.vehicleId),
    colour: opportunity.colour,
    competitors: competitorsOf(opportunity.competitors).map((code) => context.competitors.get(code) ?? code),
    level,
    levelStale: isLevelStale({
      level,
      expectedOn: opportunity.expectedOn,
      levelSetOn: opportunity.levelSetOn,
      today: rules.today,
      horizons: rules.policy.horizons,
    }),
    levelSetOn: opportunity.levelSetOn,
    expectedOn: opportunity.expectedOn,
    noExpectedDate: opportunity.noExpectedDate === 1,
    limitOn: openLimit(rules.calendar, opportunity.limitOn),
    nextPlan: plan
      ? {
          id: plan.id,
          role: plan.role === 'decision' ? 'decision' : 'next',
          dueOn: plan.dueOn,
          dueTime: plan.dueTime,
          method: methodOf(plan.method),
          purpose: plan.purpose,
          origin: originOf(plan.origin),
          assignee: plan.assigneeId === null ? null : { id: plan.assigneeId, name: names.get(plan.assigneeId) ?? '' },
        }
      : null,
    planStands: plan !== undefined && isFirstPlanStanding(plan, card?.arrivedOn ?? opportunity.createdOn, rules),
    byLevel: outlookByLevel(read, context.assigneeId, level, rules),
    unanswered: outlookInVain('no_answer', level, attempts, rules),
    unreachable: outlookInVain('wrong_number', level, attempts, rules),
    contacts: contacts.map((contact) => pastContactOf(contact, context)),
    contactCount: countContacts(read, opportunity.id),
    talk: card && isWritten(card.talk) ? { on: card.arrivedOn, text: card.talk } : null,
    script: [
      ...callScript({
        level,
        origin: plan ? originOf(plan.origin) : null,
        category: contacts.find((contact) => contact.category !== null)?.category ?? null,
      }),
    ],
    revives: opportunity.revivesId === null ? null : revivedOf(read, opportunity.revivesId),
    sentBack: plan?.origin === 'ending_refused' ? sentBackOf(opportunity.id, context) : null,
  };
}

/** What was given up and is taken up again, for whoever calls a customer who came back. */
function revivedOf(read: Reader, opportunityId: string): SheetOpportunity['revives'] {
  const before = read.get(endedOpportunity(opportunityId));
  const ending = endingSchema.safeParse(before?.endedAs);
  if (!before || !ending.success || before.endedOn === null) return null;
  const request = lastEnding(read, opportunityId);
  return {
    ending: ending.data,
    on: before.endedOn,
    intention: intentionOf(read, before.vehicleId),
    reason: request?.reason ?? '',
    competitor: request?.competitor ?? null,
    priceFen: request?.priceFen ?? null,
  };
}

const endedOpportunity = shaped((id: string) =>
  sqlFor.selectFrom('opportunity').select(['endedAs', 'endedOn', 'vehicleId']).where('id', '=', id),
);

/** What the manager said who sent a request back (§四.1): it stands at the top of the call that he asked for. */
function sentBackOf(opportunityId: string, { read, names }: SheetContext): SheetOpportunity['sentBack'] {
  const last = lastEnding(read, opportunityId);
  if (last?.approved !== 0 || last.decidedAt === null || last.decidedById === null) return null;
  const by = { id: last.decidedById, name: names.get(last.decidedById) ?? '' };
  return { ending: last.ending, by, at: last.decidedAt, reason: last.decisionReason ?? '' };
}

function standingPlan(read: Reader, opportunityId: string) {
  return read.get(
    sqlFor
      .selectFrom('plan')
      .selectAll()
      .where('opportunityId', '=', opportunityId)
      .where('state', '=', 'open')
      .where('role', 'in', ['next', 'decision'])
      .where('deletedHlc', 'is', null),
  );
}

function cardOf(read: Reader, id: string) {
  return read.get(sqlFor.selectFrom('card').select(['arrivedOn', 'talk']).where('id', '=', id));
}

function intentionOf(read: Reader, vehicleId: string | null): string | null {
  if (vehicleId === null) return null;
  const car = read.get(sqlFor.selectFrom('vehicle').select(['series', 'model', 'trim']).where('id', '=', vehicleId));
  return car ? vehicleLabel(car) : null;
}

/** The column holds the canonical JSON of a list of codes, or nothing. */
function competitorsOf(json: string): readonly string[] {
  return json === '' ? [] : (JSON.parse(json) as string[]); // written by the unit of work from a checked list
}

function pastContactOf(contact: ContactRow, { categories }: SheetContext): SheetOpportunity['contacts'][number] {
  return {
    id: contact.id,
    at: contact.at,
    onDay: contact.onDay,
    by: { id: contact.byId, name: contact.byName ?? '' },
    method: methodOf(contact.method),
    outcome: outcomeOf(contact.outcome),
    category: contact.category === null ? null : (categories.get(contact.category) ?? contact.category),
    text: contact.feedback,
    attempt: contact.attempt === 1,
  };
}
