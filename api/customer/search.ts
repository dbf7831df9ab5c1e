import { ownerToken } from '../../db/projections/customer-facets.ts';
import { customersByCardNumber, customersBySerial } from '../../db/queries/card-search.ts';
import { customersById, searchAmongQuery, searchQuery, tasksQuery } from '../../db/queries/customers.ts';
import { identityQuery } from '../../db/queries/identities.ts';
import type { Reader } from '../../db/query.ts';
import type { CustomerRow } from '../../shared/contract/customer-rows.ts';
import { normaliseSerial } from '../../shared/domain/card-book.ts';
import { parseCardNumber } from '../../shared/domain/card-number.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { parseSearch, type Search } from '../../shared/text/search.ts';
import type { ActorCall } from '../call.ts';
import { traceLookups } from '../identity/trace.ts';
import { accessToEach, canWrite, type Person } from '../ownership.ts';
import { customerRows } from './rows.ts';

/**
 * Finds customers as one types (domain §13), those first who are called what was typed, then those whose name begins
 * with it, the newest of each first: a person's own and those he stands in for by any part; somebody else's only
 * by the full exact phone, plate or VIN, masked. Managers search the whole store.
 */
export function searchCustomers(
  input: { readonly query: string; readonly limit: number },
  call: ActorCall,
): { readonly rows: CustomerRow[]; readonly more: boolean } | Refusal {
  const { read } = call.deps.store;
  const search = parseSearch(input.query);
  const found = [
    ...new Set([
      ...byCard(read, call.actor, input.query),
      ...byNumber(read, search),
      ...byTerms(read, call.actor, search, input.limit + 1),
    ]),
  ];
  const ids = found.slice(0, input.limit);
  const byId = new Map(customersById(read, ids).map((row) => [row.id, row]));
  const ordered = ids.flatMap((id) => byId.get(id) ?? []);
  const rows = customerRows(read, call.actor, ordered);
  const foreign = rows.filter(({ access }) => access === 'masked').map(({ id }) => id);
  return traceLookups(call, foreign) ?? { rows, more: found.length > input.limit };
}

/** Whose card, on the screen or of paper, has the number that was typed; somebody else's customer is not told by it. */
function byCard(read: Reader, person: Person, query: string): readonly string[] {
  const text = query.normalize('NFKC').trim().toUpperCase();
  const parsed = parseCardNumber(text);
  const serial = normaliseSerial(text);
  const ids = [
    ...(parsed === null ? [] : read.all(customersByCardNumber(parsed.arrivedOn, text))),
    ...(serial === '' ? [] : read.all(customersBySerial(serial))),
  ].map(customerId);
  if (ids.length === 0) return [];
  const cards = customersById(read, ids);
  const accessOf = accessToEach(read, person, cards);
  return cards.filter((row) => canWrite(accessOf(row))).map(({ id }) => id);
}

/** Everybody known by the one complete number that was typed. */
function byNumber(read: Reader, search: Search): readonly string[] {
  const numbers = [
    ['phone', search.exactPhone],
    ['plate', search.exactPlate],
    ['vin', search.exactVin],
  ] as const;
  return numbers
    .flatMap(([kind, value]) => (value === null ? [] : read.all(identityQuery(kind, value))))
    .map(customerId);
}

function byTerms(read: Reader, person: Person, { ranks }: Search, limit: number): readonly string[] {
  const isFree = isManager(person.role);
  const tasks = isFree || ranks.length === 0 ? [] : read.all(tasksQuery(person.id)).map(customerId);
  const token = isFree ? null : ownerToken(person.id);
  const found = new Set<string>();
  for (const rank of ranks) {
    if (found.size >= limit) break;
    const among = tasks.length === 0 ? [] : read.all(searchAmongQuery(rank, tasks));
    // who was found before may be found again
    for (const row of [...among, ...read.all(searchQuery(rank, token, limit + found.size))]) found.add(row.customerId);
  }
  return [...found];
}

function customerId(row: { readonly customerId: string }): string {
  return row.customerId;
}
