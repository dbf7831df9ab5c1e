import { sql } from 'kysely';
import type { Entity } from '../../shared/entities/define.ts';
import { type EntityName, type EntityRow, entities } from '../../shared/entities/registry.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** One row that says something about a customer. */
export interface RowAbout {
  readonly entity: EntityName;
  readonly id: string;
}

/**
 * How rows that belong to everybody are found that speak of one customer. Every entity of the commons with something
 * personal in it stands here or among the exempt (tests/integration/privacy/registry.test.ts).
 */
export const commonsAbout = {
  traffic: shaped((customerId: string) =>
    sqlFor.selectFrom('traffic').select('id').where('id', 'in', arrivalsOf(customerId)),
  ),
  auditItem: shaped((customerId: string) =>
    sqlFor
      .selectFrom('auditItem')
      .select('id')
      .where('cardId', 'in', cardIdsOf(customerId))
      .unionAll(sqlFor.selectFrom('auditItem').select('id').where('serial', 'in', serialsOf(customerId)))
      .unionAll(sqlFor.selectFrom('auditItem').select('id').where('trafficId', 'in', arrivalsOf(customerId))),
  ),
  finding: shaped((customerId: string) =>
    sqlFor.selectFrom('finding').select('id').where('customerId', '=', customerId),
  ),
  auditSheet: shaped((customerId: string) =>
    sqlFor.selectFrom('auditSheet').select('id').where('auditOn', 'in', listDaysOf(customerId)),
  ),
} satisfies Partial<Record<EntityName, unknown>>;

/** Personal columns of the commons that are not about customers. */
export const aboutNoCustomer: readonly EntityName[] = ['floorFact', 'handover', 'leave', 'signalReview'];

/**
 * Rows that hang on another record and are about this person all the same, with the column that names him: he is the
 * contact of a 单位, the other side of a household link, or his record was part of that one for a while.
 */
export const aboutByLink = [
  { entity: 'contact', column: 'personId' },
  { entity: 'kinship', column: 'otherCustomerId' },
  { entity: 'customerMerge', column: 'goneId' },
] as const satisfies readonly { readonly entity: EntityName; readonly column: string }[];

/** Columns that name a customer in a row about somebody or something else. */
export const merelyNaming: readonly string[] = [
  'card.referrerId',
  'clashReport.otherCustomerId',
  'customer.mergedIntoId',
];

/** Every record of a person: the one by which he goes on, then those that became part of it (docs/decisions/0014). */
export function recordsOf(read: Reader, customer: EntityRow<'customer'>): readonly EntityRow<'customer'>[] {
  const records = new Map([[customer.id, customer]]);
  for (const { id } of records.values())
    for (const merged of read.all(mergedIntoQuery(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      if (!records.has(merged.id)) records.set(merged.id, merged);
  return [...records.values()];
}

const mergedIntoQuery = shaped((customerId: string) =>
  sqlFor.selectFrom('customer').selectAll().where('mergedIntoId', '=', customerId),
);

function cardIdsOf(customerId: string) {
  return sqlFor.selectFrom('card').select('id').where('customerId', '=', customerId);
}

function arrivalsOf(customerId: string) {
  return sqlFor
    .selectFrom('card')
    .select('trafficId')
    .where('customerId', '=', customerId)
    .where('trafficId', 'is not', null);
}

function serialsOf(customerId: string) {
  return sqlFor
    .selectFrom('card')
    .select('serial')
    .where('customerId', '=', customerId)
    .where('serial', 'is not', null);
}

/** The days whose check sheet can name a customer: his cards stand on their list, or a finding about him concerns them. */
function listDaysOf(customerId: string) {
  return sqlFor
    .selectFrom('card')
    .select(sql<string>`coalesce(late_on, arrived_on)`.as('day'))
    .where('customerId', '=', customerId)
    .unionAll(sqlFor.selectFrom('finding').select('concernsOn as day').where('customerId', '=', customerId));
}

const hanging: readonly EntityName[] = (Object.keys(entities) as EntityName[]).filter(
  // the keys of the registry are the names
  (name) => (entities[name] as Entity).root === 'customer',
);

/**
 * Every row that speaks of a person by any of his records (`recordsOf`), deleted ones too, each once, driven by the
 * registry: an entity that joins it is included.
 */
export function rowsAbout(read: Reader, customerIds: readonly string[]): readonly RowAbout[] {
  const found = customerIds.flatMap((customerId) => rowsAboutRecord(read, customerId));
  return [...new Map(found.map((row) => [`${row.entity} ${row.id}`, row])).values()];
}

function rowsAboutRecord(read: Reader, customerId: string): readonly RowAbout[] {
  const own = hanging.flatMap((entity) =>
    read.all(hangingQuery({ entity, customerId })).map(({ id }): RowAbout => ({ entity, id })),
  );
  const linked = aboutByLink.flatMap(({ entity, column }) =>
    read.all(linkedQuery({ entity, column, customerId })).map(({ id }): RowAbout => ({ entity, id })),
  );
  const others = Object.entries(commonsAbout).flatMap(([entity, query]) =>
    // the keys of the table are names of the registry
    read.all(query(customerId)).map(({ id }): RowAbout => ({ entity: entity as EntityName, id })),
  );
  return [{ entity: 'customer', id: customerId }, ...own, ...linked, ...others];
}

interface Linked {
  readonly entity: EntityName;
  readonly column: string;
  readonly customerId: string;
}

const linkedQuery = shaped(
  ({ entity, column, customerId }: Linked) =>
    sqlFor
      // the columns of `aboutByLink` are columns of their entities (tests/integration/privacy/registry.test.ts)
      .selectFrom(entity as 'contact')
      .select('id')
      .where(column as 'personId', '=', customerId),
  'entity',
  'column',
);

const hangingQuery = shaped(
  ({ entity, customerId }: { readonly entity: EntityName; readonly customerId: string }) =>
    sqlFor
      // every entity that hangs on a customer has an id and a customerId (tests/migrations/schema.test.ts)
      .selectFrom(entity as 'card')
      .select('id')
      .where('customerId', '=', customerId),
  'entity',
);

/** A row as it is, deleted or not: its declared columns by name. */
export function rowAbout(read: Reader, row: RowAbout): Readonly<Record<string, unknown>> | undefined {
  return read.get(rowQuery(row));
}

const rowQuery = shaped(
  ({ entity, id }: RowAbout) =>
    sqlFor
      .selectFrom(entity as 'card')
      .selectAll()
      .where('id', '=', id), // every entity has an id
  'entity',
);

/** The days of a customer's cards whose audit list is not signed yet. */
export const unsignedDaysQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('card')
    .leftJoin('auditDay', (join) => join.on('auditDay.id', '=', sql<string>`coalesce(card.late_on, card.arrived_on)`))
    .select(sql<string>`coalesce(card.late_on, card.arrived_on)`.as('day'))
    .where('card.customerId', '=', customerId)
    .where('card.deletedHlc', 'is', null)
    .where(({ eb, or }) => or([eb('auditDay.state', 'is', null), eb('auditDay.state', '<>', 'signed')])),
);

/** Whose requests to end an opportunity wait for a manager, of one customer. */
export const waitingQuery = shaped((customerId: string) =>
  sqlFor
    .selectFrom('opportunity')
    .select('id')
    .where('customerId', '=', customerId)
    .where('state', '=', 'pending')
    .where('deletedHlc', 'is', null),
);

/** Of some customers those who were forgotten on request. */
export function erasedAmong(read: Reader, customerIds: readonly string[]): ReadonlySet<string> {
  const ids = [...new Set(customerIds)];
  return new Set(ids.length === 0 ? [] : read.all(erasedQuery(ids)).map(({ id }) => id));
}

const erasedQuery = shaped((ids: readonly string[]) =>
  sqlFor.selectFrom('customer').select('id').where('id', 'in', ids).where('erasedAt', 'is not', null),
);
