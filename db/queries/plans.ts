import { type Compilable, type SqlBool, sql } from 'kysely';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Where a page of plans goes on: the sort values of the last row before it. */
export interface AfterPlan {
  readonly key: string | number;
  readonly id: string;
}

/** A stretch of one person's open plans, in the order of the work list. */
export interface OpenPlans {
  readonly assigneeId: string;
  /** The last day that is left out; null for the beginning. */
  readonly afterDay: CivilDate | null;
  readonly throughDay: CivilDate;
  /** Only plans with a time, only those without, or both. */
  readonly timed: boolean | null;
  /** Only plans that begin with an unread instruction, only the others, or both. */
  readonly instructed: boolean | null;
  /** Only plans that one of these rules made or moved. */
  readonly origins?: readonly string[];
  readonly after: AfterPlan | null;
  readonly limit: number;
}

// Partial indexes are chosen by the text of a statement: what their condition names must stand in it as a literal.
const isOpen = sql.lit<'open'>('open');

/** Sorts behind every key of `day` and before every key of the next one. */
export const endOf = (day: CivilDate): string => `${day} ~`;

const rows = sqlFor
  .selectFrom('plan')
  .innerJoin('opportunity', 'opportunity.id', 'plan.opportunityId')
  .innerJoin('customer', 'customer.id', 'plan.customerId')
  .leftJoin('vehicle', 'vehicle.id', 'opportunity.vehicleId')
  .select([
    'plan.id',
    'plan.role',
    'plan.state',
    'plan.customerId',
    'plan.opportunityId',
    'plan.dueOn',
    'plan.dueTime',
    'plan.method',
    'plan.purpose',
    'plan.basis',
    'plan.origin',
    'plan.absentId',
    'plan.createdAt',
    'plan.closedAt',
    'plan.closedOn',
    'plan.followupId',
    'plan.listKey',
    'plan.instructed',
    'plan.extendedTo',
    'plan.extendReason',
    'plan.extendedById',
    'customer.name',
    'customer.gender',
    'customer.phone',
    'customer.ownerId',
    'opportunity.level',
    'opportunity.levelSetOn',
    'opportunity.expectedOn',
    'opportunity.limitOn',
    'opportunity.originCardId',
    'vehicle.series',
    'vehicle.model',
    'vehicle.trim',
  ]);

/** The statement behind `openPlans`, for its query plan. */
export function openPlansQuery({ afterDay, throughDay, ...ask }: OpenPlans) {
  return openBetween({ ...ask, from: afterDay === null ? null : endOf(afterDay), through: endOf(throughDay) });
}

type Between = Omit<OpenPlans, 'afterDay' | 'throughDay'> & { readonly from: string | null; readonly through: string };

const openBetween = shaped(({ assigneeId, from, through, timed, instructed, origins, after, limit }: Between) => {
  let query = rows
    .where('plan.assigneeId', '=', assigneeId)
    .where('plan.state', '=', isOpen)
    .where('plan.listKey', '<', through)
    .where('plan.deletedHlc', 'is', null);
  if (after !== null) query = query.where(isAfter('plan.listKey', after, '>'));
  else if (from !== null) query = query.where('plan.listKey', '>', from);
  if (timed !== null) query = query.where('plan.dueTime', timed ? 'is not' : 'is', null);
  if (instructed !== null) query = query.where('plan.instructed', '=', sql.lit<0 | 1>(instructed ? 1 : 0));
  if (origins !== undefined) query = query.where('plan.origin', 'in', origins);
  return query.orderBy('plan.listKey').orderBy('plan.id').limit(limit);
});

/** Open plans of a person by day; inside a day those with a time first, the rest by level. Never a decision task. */
export function openPlans(read: Reader, ask: OpenPlans): PlanListRow[] {
  return read.all(openPlansQuery(ask));
}

/** The statement behind `donePlans`, for its query plan. */
export const donePlansQuery = shaped(
  (ask: {
    readonly assigneeId: string;
    readonly on: CivilDate;
    readonly after: AfterPlan | null;
    readonly limit: number;
    /** Only what was due through this day, or after it. */
    readonly dueThrough?: CivilDate;
    readonly dueAfter?: CivilDate;
  }) => {
    let query = rows
      .where('plan.closedOn', '=', ask.on)
      .where('plan.assigneeId', '=', ask.assigneeId)
      .where('plan.state', '<>', isOpen)
      .where('plan.state', '=', 'done')
      .where('plan.deletedHlc', 'is', null);
    // the due day narrows, it never leads: the index of the day of closing gives the order
    const dueOn = sql<CivilDate>`+${sql.ref('plan.dueOn')}`;
    if (ask.dueThrough !== undefined) query = query.where(dueOn, '<=', ask.dueThrough);
    if (ask.dueAfter !== undefined) query = query.where(dueOn, '>', ask.dueAfter);
    if (ask.after !== null) query = query.where(isAfter('plan.closedAt', ask.after, '<'));
    return query.orderBy('plan.closedAt', 'desc').orderBy('plan.id', 'desc').limit(ask.limit);
  },
);

/** What a person executed on a day, the latest first. */
export function donePlans(read: Reader, ask: Parameters<typeof donePlansQuery>[0]): PlanListRow[] {
  return read.all(donePlansQuery(ask));
}

/** How many open plans a person has on the days after `afterDay` through `throughDay`. */
export function countOpenPlans(
  read: Reader,
  assigneeId: string,
  afterDay: CivilDate | null,
  throughDay: CivilDate,
): number {
  const from = afterDay === null ? '' : endOf(afterDay);
  return read.get(openCountQuery(assigneeId, from, endOf(throughDay)))?.count ?? 0;
}

const openCountQuery = shaped((assigneeId: string, from: string, through: string) =>
  sqlFor
    .selectFrom('plan')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('assigneeId', '=', assigneeId)
    .where('state', '=', isOpen)
    .where('listKey', '>', from)
    .where('listKey', '<', through),
);

/** How many plans a person executed on a day. */
export function countDonePlans(read: Reader, assigneeId: string, on: CivilDate): number {
  return read.get(doneCountQuery(assigneeId, on))?.count ?? 0;
}

const doneCountQuery = shaped((assigneeId: string, on: CivilDate) =>
  sqlFor
    .selectFrom('plan')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('closedOn', '=', on)
    .where('assigneeId', '=', assigneeId)
    .where('state', '<>', isOpen)
    .where('state', '=', 'done'),
);

/** Whether a person ever had anything to do with a follow-up. */
export function hadPlans(read: Reader, personId: string): boolean {
  const open = sqlFor.selectFrom('plan').select('id').where('assigneeId', '=', personId).where('state', '=', isOpen);
  const past = sqlFor.selectFrom('followup').select('id').where('byId', '=', personId);
  return read.get(open.limit(1)) !== undefined || read.get(past.limit(1)) !== undefined;
}

/** How many open plans a person has on each of the days after `afterDay` through `throughDay`. */
export function planLoad(
  read: Reader,
  assigneeId: string,
  afterDay: CivilDate,
  throughDay: CivilDate,
): Readonly<Record<CivilDate, number>> {
  const keys = read.all(openKeysQuery(assigneeId, endOf(afterDay), endOf(throughDay)));
  const load: Record<CivilDate, number> = {};
  for (const { listKey } of keys) load[listKey.slice(0, 10)] = (load[listKey.slice(0, 10)] ?? 0) + 1;
  return load;
}

const openKeysQuery = shaped((assigneeId: string, from: string, through: string) =>
  sqlFor
    .selectFrom('plan')
    .select('listKey')
    .where('assigneeId', '=', assigneeId)
    .where('state', '=', isOpen)
    .where('listKey', '>', from)
    .where('listKey', '<', through),
);

function isAfter(column: 'plan.listKey' | 'plan.closedAt', after: AfterPlan, way: '>' | '<') {
  return sql<SqlBool>`(${sql.ref(column)}, ${sql.ref('plan.id')}) ${sql.raw(way)} (${after.key}, ${after.id})`;
}

type RowOf<Q> = Q extends Compilable<infer R> ? R : never;

/** A plan with its customer and car. */
export type PlanListRow = RowOf<typeof rows>;
