import { areInPursuit, costOf, leadingTerms, type Term } from '../../db/queries/customer-terms.ts';
import {
  type Bounds,
  countQuery,
  keysOf,
  type SortKeys,
  setQuery,
  storeSizeQuery,
  type Walk,
  walkQuery,
  windowOf,
  windowQuery,
} from '../../db/queries/customer-walk.ts';
import type { CustomerListRow } from '../../db/queries/customers.ts';
import type { Reader } from '../../db/query.ts';
import { type CustomerSort, sortsOfPursuit } from '../../shared/domain/customer-filter.ts';

/** Measured on 200,000 customers (docs/benchmarks.md): each of these is a few milliseconds. */
export const usualBounds: Bounds = { sorted: 400, row: 800, dearRow: 60, owner: 12_000, ownersRow: 8000 };

/** Which page of which customers. */
export interface PageAsked {
  readonly sort: CustomerSort;
  readonly descends: boolean;
  readonly terms: readonly Term[];
  /** Where the page begins: behind these keys in the direction of reading; null for the list's beginning or end. */
  readonly after: SortKeys | null;
  /** Reads towards the beginning. */
  readonly backwards: boolean;
  readonly limit: number;
  /** Everybody who may own a customer, in the order in which a list by owner names them; null for nobody. */
  readonly owners: readonly (string | null)[];
  readonly bounds: Bounds;
}

export interface Page {
  /** In the order of the list, whichever way it was read. */
  readonly rows: readonly CustomerListRow[];
  /** The keys of the first and the last place of the page; null where the list begins or ends there. */
  readonly first: SortKeys | null;
  readonly last: SortKeys | null;
}

/**
 * A page of a list, with an end to the work of one request (docs/decisions/0012): where some condition leads to few
 * customers, these are sorted; else the index of the sort is walked, and where many entries were looked at without
 * filling the page, the page says where to go on.
 */
export function readPage(read: Reader, asked: PageAsked): Page {
  const leading = fewest(read, asked.terms, asked.bounds);
  const found = leading === null ? walkOwners(read, asked) : sortFound(read, asked, leading);
  const begin = asked.after === null ? null : beginOf(asked, found);
  return asked.backwards
    ? { rows: found.rows.toReversed(), first: found.end, last: begin }
    : { rows: found.rows, first: begin, last: found.end };
}

/** From where the other direction goes on: its first place must be the last one before this page. */
function beginOf({ sort, descends, backwards, after }: PageAsked, { rows, end }: Found): SortKeys | null {
  const [nearest] = rows;
  if (nearest) return keysIn(sort, nearest);
  if (end !== null || after === null) return end;
  // nothing is left here: right behind the cursor, so that its own row is read again
  const id = String(after.at(-1));
  const ascends = (sort === 'owner' ? !descends : descends) === backwards;
  return [...after.slice(0, -1), ascends ? `${id}~` : id.slice(0, -1)];
}

/** How many customers there are, as far as that can be told at once. */
export function countFound(
  read: Reader,
  sort: CustomerSort,
  terms: readonly Term[],
): { readonly count: number; readonly kind: 'exact' | 'about' | 'atLeast' } {
  const needsPursuit = sortsOfPursuit.has(sort);
  if (terms.length === 0 && !needsPursuit) {
    const size = read.get(storeSizeQuery)?.count ?? 0;
    if (size > mostExact) return { count: size, kind: 'about' };
    return { count: read.all(walkQuery(wholeStore, null, mostExact)).length, kind: 'exact' };
  }
  const inPursuit = areInPursuit(terms) || needsPursuit;
  const leading = fewest(read, terms, usualBounds);
  if (leading !== null) {
    const others = terms.filter((term) => !leading.includes(term));
    return { count: read.all(setQuery(leading, others, inPursuit, usualBounds.sorted + 1)).length, kind: 'exact' };
  }
  const looked = terms.filter(({ column }) => column !== 'isOpen');
  const [group = []] = leadingTerms(terms);
  if (looked.length > group.length) return { count: 0, kind: 'atLeast' };
  const count = read.get(countQuery(group, inPursuit, mostCounted))?.count ?? 0;
  return { count, kind: count < mostCounted ? 'exact' : 'atLeast' };
}

const wholeStore: Walk = { sort: 'updated', descends: true, ownerId: undefined, terms: [], after: null };

/** A store of no more customers than this is counted one by one. */
const mostExact = 1000;

/** Entries of an index are counted no further than this: a millisecond or two. */
const mostCounted = 20_000;

interface Found {
  readonly rows: readonly CustomerListRow[];
  /** Where the next page begins; null where there is none. */
  readonly end: SortKeys | null;
}

/** The terms of one index that lead to few customers; null where none do. */
function fewest(read: Reader, terms: readonly Term[], { sorted }: Bounds): readonly Term[] | null {
  const inPursuit = areInPursuit(terms);
  let best: readonly Term[] | null = null;
  let least = sorted + 1;
  for (const leading of leadingTerms(terms)) {
    const { count = 0 } = read.get(countQuery(leading, inPursuit, sorted + 1)) ?? {};
    if (count < least) [best, least] = [leading, count];
  }
  return best;
}

function sortFound(read: Reader, asked: PageAsked, leading: readonly Term[]): Found {
  const { terms, after, limit, sort } = asked;
  const others = terms.filter((term) => !leading.includes(term));
  const needsPursuit = sortsOfPursuit.has(sort);
  const rows = read.all(setQuery(leading, others, areInPursuit(terms) || needsPursuit, asked.bounds.sorted + 1));
  const sign = asked.descends === asked.backwards ? 1 : -1;
  const compare = compareOf(asked);
  const placed = rows
    .map((row) => ({ row, keys: keysIn(sort, row) }))
    .toSorted((a, b) => sign * compare(a.keys, b.keys))
    .filter(({ keys }) => after === null || sign * compare(keys, after) > 0);
  const page = placed.slice(0, limit);
  return { rows: page.map(({ row }) => row), end: placed.length > limit ? (page.at(-1)?.keys ?? null) : null };
}

/** The keys of a row; by owner these are the owner and then the keys of the order below. */
export function keysIn(sort: CustomerSort, row: CustomerListRow): SortKeys {
  return sort === 'owner' ? [row.ownerId ?? '', ...keysOf('updated', row)] : keysOf(sort, row);
}

/** Ascending in the order of the store. By owner each one's customers are newest first, whoever comes first. */
function compareOf({ sort, owners }: PageAsked): (a: SortKeys, b: SortKeys) => number {
  if (sort !== 'owner') return compareKeys;
  const places = new Map(owners.map((owner, at) => [owner ?? '', at]));
  const placeOf = ([owner = '']: SortKeys): number => places.get(String(owner)) ?? owners.length;
  return (a, b) => placeOf(a) - placeOf(b) || compareKeys(b.slice(1), a.slice(1));
}

function compareKeys(a: SortKeys, b: SortKeys): number {
  for (const [i, left] of a.entries()) {
    const right = b[i] ?? '';
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    // bytes, as the store compares texts
    return Buffer.compare(Buffer.from(String(left)), Buffer.from(String(right)));
  }
  return 0;
}

/** Walks the index of a sort; by owner the customers of one owner after the other. */
function walkOwners(read: Reader, asked: PageAsked): Found {
  const { sort, after, limit, terms } = asked;
  const descends = asked.descends !== asked.backwards;
  if (sort !== 'owner') {
    const { ownerId, rest } = soleOwner(terms);
    return walk(read, { sort, descends, ownerId, terms: rest, after }, limit, asked.bounds);
  }
  const owners = asked.descends === asked.backwards ? asked.owners : asked.owners.toReversed();
  const begun = after === null ? 0 : owners.findIndex((owner) => (owner ?? '') === after[0]);
  return walkEach(read, { owners: owners.slice(Math.max(begun, 0)), descends, terms, after }, limit, asked.bounds);
}

interface EachOwner extends Pick<Walk, 'descends' | 'terms' | 'after'> {
  readonly owners: readonly (string | null)[];
}

/** Where rows are looked at, so many owners’ customers are walked by one request. */
const mostOwnersLooked = 1;

/** Owners in their order, the customers of each newest first; the other way round where it descends. */
function walkEach(read: Reader, { owners, descends, terms, after }: EachOwner, limit: number, bounds: Bounds): Found {
  const rows: CustomerListRow[] = [];
  const inner = !descends;
  let begin = after?.slice(1) ?? null;
  for (const [at, ownerId] of owners.entries()) {
    const found = walk(
      read,
      { sort: 'updated', descends: inner, ownerId, terms, after: begin },
      limit - rows.length,
      bounds,
    );
    rows.push(...found.rows);
    if (found.end !== null) return { rows, end: [ownerId ?? '', ...found.end] };
    begin = null;
    const next = owners[at + 1];
    const isEnough = rows.length >= limit || (terms.length > 0 && at + 1 >= mostOwnersLooked);
    if (isEnough && next !== undefined) return { rows, end: [next ?? '', ...beforeAll(inner)] };
  }
  return { rows, end: null };
}

/** A place before all customers of an owner. */
function beforeAll(descends: boolean): SortKeys {
  return descends ? [Number.MAX_SAFE_INTEGER, '~'] : [-1, ''];
}

/** A condition on one owner alone is the walk's own; everything else is looked at in the rows. */
function soleOwner(terms: readonly Term[]): { readonly ownerId: string | undefined; readonly rest: readonly Term[] } {
  const sole = terms.find(({ column, test, values }) => column === 'ownerId' && test === 'in' && values.length === 1);
  const [ownerId] = sole?.values ?? [];
  return ownerId === undefined
    ? { ownerId: undefined, rest: terms }
    : { ownerId: String(ownerId), rest: terms.filter((term) => term !== sole) };
}

function walk(read: Reader, asked: Walk, limit: number, bounds: Bounds): Found {
  const window = windowOf(asked, costOf);
  const place = window === null ? undefined : read.get(windowQuery({ ...asked, window: bounds[window] }));
  const until = place === undefined ? null : keysOf(asked.sort, place as CustomerListRow);
  const rows = read.all(walkQuery(asked, until, limit + 1));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  if (rows.length > limit && last) return { rows: page, end: keysOf(asked.sort, last) };
  return { rows: page, end: until };
}
