import { z } from 'zod';
import { customFieldsOf } from '../../db/queries/custom-fields.ts';
import type { Term } from '../../db/queries/customer-terms.ts';
import type { SortKeys } from '../../db/queries/customer-walk.ts';
import { staffByName } from '../../db/queries/staff.ts';
import type { Reader } from '../../db/query.ts';
import { addDays, type CivilDate, startOfDay, weekdayOf } from '../../shared/calendar/civil-date.ts';
import type { CustomerView } from '../../shared/contract/customer-list.ts';
import type { CustomerRow } from '../../shared/contract/customer-rows.ts';
import { type ConditionName, conditionField } from '../../shared/domain/customer-fields.ts';
import {
  type Condition,
  type CustomerSort,
  checkConditions,
  customerSortSchema,
  usuallyDescends,
} from '../../shared/domain/customer-filter.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import type { ActorCall } from '../call.ts';
import { readVehicles } from '../lists/vehicle-rows.ts';
import { cursorOf, foreignCursor, readCursor } from '../paging.ts';
import { countFound, type Page, readPage, usualBounds } from './list-page.ts';
import { termsOf } from './list-terms.ts';
import { customerRows } from './rows.ts';

/** What somebody asks the list for, without the page. */
interface ListAsked {
  readonly view: CustomerView;
  readonly stage?: 'prospect' | 'retained' | undefined;
  readonly where: readonly Condition[];
  readonly sort?: CustomerSort | undefined;
  readonly descends?: boolean | undefined;
}

interface PageInput {
  readonly cursor?: string | undefined;
  readonly end: boolean;
  readonly limit: number;
}

interface CustomerPage {
  readonly rows: CustomerRow[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

const directions = ['next', 'previous'] as const;
const cursorSchema = z.tuple(
  [customerSortSchema, z.boolean(), z.enum(directions)],
  z.union([z.string().max(200), z.int()]),
);

/**
 * A page of customers in one of the usual views, narrowed and sorted: managers see the store, consultants their own,
 * 内勤, 电销 and 客服 the 基盘. A cursor of another order is refused.
 */
export function listCustomers(input: ListAsked & PageInput, call: ActorCall): CustomerPage | Refusal {
  const { read } = call.deps.store;
  const terms = termsAsked(input, call);
  if (isRefusal(terms)) return terms;
  const sort = input.sort ?? sortOfView(input.view);
  const descends = input.descends ?? usuallyDescends(sort);
  const cursor = readCursor(input.cursor, cursorSchema);
  if (isRefusal(cursor)) return cursor;
  if (cursor !== null && !isOfOrder(cursor, sort, descends)) return foreignCursor();
  const [, , direction, ...keys] = cursor ?? [];
  const backwards = cursor === null ? input.end : direction === 'previous';
  const owners = sort === 'owner' ? ownersAsked(read, terms) : [];
  const page = readPage(read, {
    ...{ sort, descends, terms, backwards, owners },
    after: cursor === null ? null : keys,
    limit: input.limit,
    bounds: usualBounds,
  });
  return {
    rows: customerRows(read, call.actor, page.rows),
    ...cursorsOf(page, sort, descends),
  };
}

/** How many customers the list holds. */
export function countCustomers(input: ListAsked, call: ActorCall): ReturnType<typeof countFound> | Refusal {
  const terms = termsAsked(input, call);
  return isRefusal(terms) ? terms : countFound(call.deps.store.read, input.sort ?? sortOfView(input.view), terms);
}

function cursorsOf({ first, last }: Page, sort: CustomerSort, descends: boolean) {
  const cursor = (direction: (typeof directions)[number], keys: SortKeys | null): string | null =>
    keys === null ? null : cursorOf([sort, descends, direction, ...keys]);
  return { nextCursor: cursor('next', last), previousCursor: cursor('previous', first) };
}

/** How many sort values a cursor of this order has, and of which kind, the id last. */
const shapes: Readonly<Record<CustomerSort, string>> = {
  updated: 'ns',
  created: 'sns',
  contact: 'ns',
  name: 'ss',
  level: 'nss',
  nextPlan: 'ss',
  expected: 'ss',
  owner: 'sns',
};

function isOfOrder(
  [cursorSort, cursorDescends, , ...keys]: z.infer<typeof cursorSchema>,
  sort: CustomerSort,
  descends: boolean,
): boolean {
  const shape = keys.map((key) => (typeof key === 'number' ? 'n' : 's')).join('');
  return cursorSort === sort && cursorDescends === descends && shape === shapes[sort];
}

/** Scope, view and conditions as comparisons of the store; a condition that makes no sense, or may not be asked, is refused. */
function termsAsked(asked: ListAsked, call: ActorCall): readonly Term[] | Refusal {
  const { actor, today, zone, deps } = call;
  const own = customFieldsOf(deps.store.read);
  const problem = checkConditions(asked.where, today, own) ?? refuseProbing(asked, call);
  if (problem) return problem;
  const vehiclesOf = (series: string): readonly string[] =>
    readVehicles(deps.store.read)
      .filter((vehicle) => vehicle.series === series)
      .map(({ id }) => id);
  return [
    ...scopeOf(asked, actor),
    ...viewTerms(asked.view, call),
    ...termsOf(asked.where, { today, zone, vehiclesOf, own }),
  ];
}

/** Sees everything of whom the list holds: a manager, or the owner of them all. */
function seesAll({ view }: ListAsked, { actor }: ActorCall): boolean {
  return isManager(actor.role) || actor.role === 'consultant' || view === 'mine';
}

/** What is masked for somebody must not be found out by asking for it (domain §13). */
const openFields: ReadonlySet<ConditionName> = new Set(['owner', 'stage', 'customerType', 'created', 'updated']);
const openSorts: ReadonlySet<CustomerSort> = new Set(['updated', 'created', 'owner']);

/** Of a customer shared with him somebody sees everything but the numbers, which are shown one by one and logged. */
const numberFields: ReadonlySet<ConditionName> = new Set(['phone', 'wechat']);

function refuseProbing(asked: ListAsked, call: ActorCall): Refusal | null {
  const problem = '是遮住的资料，只能在自己的客户里用它；请换到自己的客户再筛或排序';
  const number = asked.view === 'shared' && asked.where.find(({ field }) => numberFields.has(field));
  if (number) return refuse('INVALID_INPUT', { field: number.field === 'phone' ? '电话' : '微信', problem }, 'where');
  if (seesAll(asked, call)) return null;
  const closed = asked.where.find(({ field }) => !openFields.has(field));
  if (closed) {
    const label = conditionField(closed.field, customFieldsOf(call.deps.store.read))?.label ?? closed.field;
    return refuse('INVALID_INPUT', { field: label, problem }, 'where');
  }
  if (asked.view === 'uncontacted3' || asked.sort === undefined || openSorts.has(asked.sort)) return null;
  return refuse('INVALID_INPUT', { field: '排序', problem }, 'sort');
}

const equal = (column: 'ownerId' | 'stage' | 'isOpen', value: string | number): Term => ({
  column,
  test: 'in',
  values: [value],
});

function scopeOf({ view, stage }: ListAsked, actor: ActorCall['actor']): readonly Term[] {
  const asked = stage === undefined ? [] : [equal('stage', stage)];
  const mine = equal('ownerId', actor.id);
  if (view === 'shared') return asked;
  if (isManager(actor.role)) return view === 'mine' ? [mine, ...asked] : asked;
  if (actor.role === 'consultant' || view === 'mine') return [mine, ...asked];
  return [equal('stage', 'retained'), ...asked];
}

const weekMs = 7 * 86_400_000;

function viewTerms(view: CustomerView, { actor, now, today, zone }: ActorCall): readonly Term[] {
  switch (view) {
    case 'all':
    case 'mine':
      return [];
    case 'shared':
      // who has become the owner since has him among his own
      return [
        { column: 'sharedWith', test: 'in', values: [actor.id] },
        { column: 'ownerId', test: 'notIn', values: [actor.id] },
      ];
    case 'recent':
      return [{ column: 'updatedAt', test: 'ge', values: [now - weekMs] }];
    case 'today':
      return enteredFrom(today);
    case 'week':
      return enteredFrom(addDays(today, 1 - weekdayOf(today)));
    case 'month':
      return enteredFrom(`${today.slice(0, 8)}01`);
    case 'uncontacted3':
      // three whole days without a word: the last contact lies before the day before yesterday
      return [
        equal('isOpen', 1),
        { column: 'lastContactAt', test: 'lt', values: [startOfDay(addDays(today, -2), zone)] },
      ];
  }
}

function enteredFrom(day: CivilDate): readonly Term[] {
  return [{ column: 'createdOn', test: 'ge', values: [day] }];
}

function sortOfView(view: CustomerView): CustomerSort {
  if (view === 'uncontacted3') return 'contact';
  return view === 'today' || view === 'week' || view === 'month' ? 'created' : 'updated';
}

/** Whoever may own one of the customers asked for, by name, nobody at the end. */
function ownersAsked(read: Reader, terms: readonly Term[]): readonly (string | null)[] {
  const named = terms.filter(({ column, test }) => column === 'ownerId' && test === 'in');
  const fits = (id: string): boolean => named.every(({ values }) => values.includes(id));
  const owners = staffByName(read).filter(fits);
  return named.length > 0 ? owners : [...owners, null];
}
