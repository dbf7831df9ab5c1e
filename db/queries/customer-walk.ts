import { type SqlBool, sql } from 'kysely';
import type { CustomerSort } from '../../shared/domain/customer-filter.ts';
import { sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';
import { sqlOfTerm, type Term } from './customer-terms.ts';
import { type CustomerListRow, customerListRows } from './customers.ts';

/** The sorts that run through an index; by owner is one of these for each owner. */
export type WalkSort = Exclude<CustomerSort, 'owner'>;

/** The values that a list is sorted by, the id last. */
export type SortKeys = readonly (string | number)[];

const keyColumns = {
  updated: ['updatedAt', 'id'],
  created: ['createdOn', 'createdAt', 'id'],
  contact: ['lastContactAt', 'id'],
  name: ['pinyin', 'id'],
  level: ['levelRank', 'nextPlanOn', 'id'],
  nextPlan: ['nextPlanOn', 'id'],
  expected: ['expectedOn', 'id'],
} as const satisfies Readonly<Record<WalkSort, readonly (keyof CustomerListRow)[]>>;

/** Whose index holds only customers with a living intention. */
const partial: ReadonlySet<WalkSort> = new Set(['contact', 'level', 'nextPlan', 'expected']);

/** Sorts with an index of each owner's customers; the index of the others has the owner at its end. */
const byOwner: ReadonlySet<WalkSort> = new Set(['updated', 'created', 'contact']);

/** The values by which a sort places a row. */
export function keysOf(sort: WalkSort, row: Pick<CustomerListRow, (typeof keyColumns)[WalkSort][number]>): SortKeys {
  return keyColumns[sort].map((column) => row[column] ?? 0);
}

/** What is walked along the index of a sort. */
export interface Walk {
  readonly sort: WalkSort;
  readonly descends: boolean;
  /** One person's customers; null for those of nobody, undefined for all. */
  readonly ownerId: string | null | undefined;
  readonly terms: readonly Term[];
  readonly after: SortKeys | null;
}

/** The page of a walk. @param until the last place that is looked at; null for no end */
export const walkQuery = shaped(
  (walk: Walk, until: SortKeys | null, limit: number) => {
    const { sort, descends, terms, ownerId } = walk;
    let query = customerListRows.where(inPlace(walk)).where(ofOwner(walk));
    if (until !== null) query = query.where(beside(sort, descends ? '>=' : '<=', until));
    for (const term of terms) query = query.where(sqlOfTerm(term, mayLead(term, sort, ownerId)));
    return keyColumns[sort]
      .reduce((sorted, key) => sorted.orderBy(`customer.${key}`, descends ? 'desc' : 'asc'), query)
      .limit(limit);
  },
  'sort',
  'column',
  'test',
);

/** An end to the work of one request: numbers of customers, or of entries of an index. */
export interface Bounds {
  /** So many customers are sorted after they were found. */
  readonly sorted: number;
  /** Entries looked at where each costs a look at the row; where that look is dear; where only the owner is read, in the
   * index itself; where both are. */
  readonly row: number;
  readonly dearRow: number;
  readonly owner: number;
  readonly ownersRow: number;
}

export type Window = Exclude<keyof Bounds, 'sorted'>;

/** The place so many entries further on; nothing where the list ends before. */
export const windowQuery = shaped(
  (walk: Walk & { readonly window: number }) => {
    const { sort, descends, terms, ownerId, window } = walk;
    let query = sqlFor
      .selectFrom('customer')
      .select(keyColumns[sort].map((key) => `customer.${key}` as const))
      .where(inPlace(walk));
    // the owner at the end of an index is looked at in every entry: these count
    if (byOwner.has(sort)) query = query.where(ofOwner(walk));
    // what the index itself narrows down, the window begins and ends with
    for (const term of terms) if (mayLead(term, sort, ownerId)) query = query.where(sqlOfTerm(term, true));
    return keyColumns[sort]
      .reduce((sorted, key) => sorted.orderBy(`customer.${key}`, descends ? 'desc' : 'asc'), query)
      .limit(sql.lit(1))
      .offset(sql.lit(window - 1));
  },
  'sort',
  'column',
  'test',
  'window',
);

/** What one request of a walk must not do without an end; null where every entry of the index is in the list. */
export function windowOf({ sort, terms, ownerId }: Walk, costOf: (term: Term) => number): Window | null {
  const looks = terms.filter((term) => !mayLead(term, sort, ownerId));
  if (looks.some((term) => costOf(term) > 1)) return 'dearRow';
  const passesOthers = ownerId !== undefined && !byOwner.has(sort);
  if (looks.length > 0) return passesOthers ? 'ownersRow' : 'row';
  return passesOthers ? 'owner' : null;
}

/** Whose: by the index of each owner's customers, or by the end of an entry. */
function ofOwner({ sort, ownerId }: Walk) {
  if (ownerId === undefined) return sql<SqlBool>`true`;
  const owner = byOwner.has(sort) ? sql.ref('customer.ownerId') : sql`+${sql.ref('customer.ownerId')}`;
  return ownerId === null ? sql<SqlBool>`${owner} IS NULL` : sql<SqlBool>`${owner} = ${ownerId}`;
}

/** Behind the cursor. */
function inPlace({ sort, descends, after }: Walk) {
  const parts = [sql<SqlBool>`true`];
  // an index of the pursued alone is chosen by the literal in the text
  if (partial.has(sort)) parts.push(sql<SqlBool>`customer.is_open = 1`);
  if (after !== null) parts.push(beside(sort, descends ? '<' : '>', after));
  return sql<SqlBool>`${sql.join(parts, sql` AND `)}`;
}

function beside(sort: WalkSort, sign: '<' | '>' | '<=' | '>=', keys: SortKeys) {
  const columns = sql.join(keyColumns[sort].map((key) => sql.ref(`customer.${key}`)));
  return sql<SqlBool>`(${columns}) ${sql.raw(sign)} (${sql.join(keys.map((key) => sql`${key}`))})`;
}

/** A term on the very column that the index begins with; and the stage, whose index is in the order of changes. */
function mayLead({ column, test }: Term, sort: WalkSort, ownerId: string | null | undefined): boolean {
  if (column === 'stage') return sort === 'updated' && ownerId === undefined && test === 'in';
  if (column === 'isOpen') return partial.has(sort);
  const [leading] = keyColumns[sort];
  return column === leading && (test === 'ge' || test === 'lt');
}

/** How many customers a group of terms leads to, counted no further than `most`. */
export const countQuery = shaped(
  (leading: readonly Term[], inPursuit: boolean, most: number) => {
    let found = sqlFor.selectFrom('customer').select(sql<number>`1`.as('one'));
    if (inPursuit) found = found.where(sql<SqlBool>`customer.is_open = 1`);
    for (const term of leading) found = found.where(sqlOfTerm(term, true));
    const few = found.limit(most).as('few');
    return sqlFor.selectFrom(few).select((eb) => eb.fn.countAll<number>().as('count'));
  },
  'column',
  'test',
);

/** The size of the store within a few hundredths: rows are numbered as they come and stay. */
export const storeSizeQuery = sqlFor.selectFrom('customer').select(sql<number | null>`max(rowid)`.as('count'));

/** Everybody who fits, by way of the group of terms that leads to the fewest. */
export const setQuery = shaped(
  (leading: readonly Term[], others: readonly Term[], inPursuit: boolean, limit: number) => {
    let query = customerListRows;
    if (inPursuit) query = query.where(sql<SqlBool>`customer.is_open = 1`);
    for (const term of leading) query = query.where(sqlOfTerm(term, true));
    for (const term of others) query = query.where(sqlOfTerm(term, false));
    return query.limit(limit);
  },
  'column',
  'test',
);
