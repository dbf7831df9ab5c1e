import { type SqlBool, sql } from 'kysely';

/** What a condition looks at: a column of the customer, or something that hangs on him. */
export type TermColumn =
  | 'ownerId'
  | 'levelRank'
  | 'isOpen'
  | 'pursuit'
  | 'stage'
  | 'source'
  | 'regionCode'
  | 'intentVehicleId'
  | 'customerType'
  | 'gender'
  | 'nextPlanOn'
  | 'expectedOn'
  | 'lastContactAt'
  | 'createdOn'
  | 'updatedAt'
  | 'name'
  | 'phone'
  | 'plates'
  | 'wechat'
  | 'street'
  | 'remark'
  | 'consent'
  | 'tag'
  | 'sharedWith'
  | 'feedback'
  | 'custom';

export type TermTest =
  | 'in'
  | 'notIn'
  | 'ge'
  | 'lt'
  | 'atLeast'
  | 'atMost'
  | 'blank'
  | 'written'
  | 'starts'
  | 'startsNot'
  | 'has'
  | 'lacks';

/** One comparison as the store makes it; all terms of a list hold at once. */
export interface Term {
  readonly column: TermColumn;
  readonly test: TermTest;
  /** Of `custom`, the first is the field's code. */
  readonly values: readonly (string | number)[];
}

/** Columns that only customers with a living intention have: their indexes hold nobody else. */
const ofPursuit: ReadonlySet<TermColumn> = new Set(['levelRank', 'intentVehicleId', 'nextPlanOn', 'expectedOn']);

/** Whether whoever fits the terms certainly has a living intention. */
export function areInPursuit(terms: readonly Term[]): boolean {
  return terms.some(
    ({ column, test, values }) =>
      (column === 'isOpen' && test === 'in' && values.every((value) => value === 1)) ||
      (ofPursuit.has(column) && isPositive(test)),
  );
}

function isPositive(test: TermTest): boolean {
  return test === 'in' || test === 'ge' || test === 'lt' || test === 'written';
}

/** How much dearer a term is than a look at the row itself. */
export function costOf({ column }: Term): number {
  return column === 'feedback' ? 8 : column === 'consent' ? 3 : 1;
}

/** The columns whose index finds the customers that fit, by what else must hold for the index to be used. */
const indexed: Readonly<Partial<Record<TermColumn, 'always' | 'pursuit'>>> = {
  ownerId: 'always',
  createdOn: 'always',
  updatedAt: 'always',
  source: 'always',
  regionCode: 'always',
  levelRank: 'pursuit',
  nextPlanOn: 'pursuit',
  expectedOn: 'pursuit',
  intentVehicleId: 'pursuit',
  lastContactAt: 'pursuit',
  tag: 'always',
  sharedWith: 'always',
};

/** The terms by groups that one index answers; each group can lead to the customers by itself. */
export function leadingTerms(terms: readonly Term[]): readonly (readonly Term[])[] {
  const inPursuit = areInPursuit(terms);
  const usable = terms.filter(({ column, test }) => {
    const when = indexed[column];
    return when !== undefined && (when === 'always' || inPursuit) && test !== 'written' && isPositive(test);
  });
  return [...Map.groupBy(usable, ({ column }) => column).values()];
}

/**
 * A term as SQL.
 * @param mayLead an index may be chosen for it; else it only looks at rows that were found by something else
 */
export function sqlOfTerm({ column, test, values }: Term, mayLead: boolean) {
  if (column === 'consent') return consents(test === 'in', values);
  if (column === 'tag' || column === 'sharedWith') return among(hanging[column](values), test === 'in', mayLead);
  if (column === 'feedback') return tells(test === 'has', values);
  if (column === 'custom') return says(test, values);
  const reference =
    column === 'pursuit' ? sql`(customer.is_open + customer.is_waiting)` : sql.ref(`customer.${column}`);
  const subject = mayLead ? reference : sql`+${reference}`;
  const list = sql.join(values.map((value) => sql`${value}`));
  const [first] = values;
  switch (test) {
    case 'in':
      return values.length === 1 ? sql<SqlBool>`${subject} = ${first}` : sql<SqlBool>`${subject} IN (${list})`;
    case 'notIn':
      return sql<SqlBool>`(${subject} IS NULL OR ${subject} NOT IN (${list}))`;
    case 'ge':
      return sql<SqlBool>`${subject} >= ${first}`;
    case 'lt':
      return sql<SqlBool>`${subject} < ${first}`;
    case 'atLeast':
    case 'atMost':
      return isNumber(subject, test, first);
    case 'blank':
      return sql<SqlBool>`coalesce(${subject}, '') = ''`;
    case 'written':
      return sql<SqlBool>`coalesce(${subject}, '') <> ''`;
    case 'starts':
      return sql<SqlBool>`(${begins(subject, values)})`;
    case 'startsNot':
      return sql<SqlBool>`(${subject} IS NULL OR NOT (${begins(subject, values)}))`;
    case 'has':
      return sql<SqlBool>`instr(lower(${written(column)}), ${first}) > 0`;
    case 'lacks':
      return sql<SqlBool>`instr(lower(${written(column)}), ${first}) = 0`;
  }
}

type Fragment = ReturnType<typeof sql>;

/** A number within a bound, which counts as well. To SQLite every text is larger than every number. */
function isNumber(subject: Fragment, test: 'atLeast' | 'atMost', bound: string | number | undefined) {
  const sign = sql.raw(test === 'atLeast' ? '>=' : '<=');
  return sql<SqlBool>`(typeof(${subject}) IN ('integer', 'real') AND ${subject} ${sign} ${bound})`;
}

function begins(subject: Fragment, values: readonly (string | number)[]): Fragment {
  const each = values.map((value) => sql`(${subject} >= ${value} AND ${subject} < ${value} || '~')`);
  return sql.join(each, sql` OR `);
}

/** Where words are looked for: both of a customer's numbers count as his phone. */
function written(column: TermColumn): Fragment {
  return column === 'phone'
    ? sql`coalesce(customer.phone, '') || ' ' || coalesce(customer.phone2, '')`
    : sql`coalesce(${sql.ref(`customer.${column}`)}, '')`;
}

/** What hangs on a customer: a table with the rows of it that count. */
interface Hanging {
  readonly table: 'customer_tag' | 'share';
  readonly counts: Fragment;
}

/**
 * Who has something that hangs on him. Where it leads to the customers, all of them are read from its own index; else each
 * customer who was found by something else is asked for his own few, so that a page never reads all of a common tag.
 */
function among({ table, counts }: Hanging, isIn: boolean, mayLead: boolean) {
  const from = sql.raw(table);
  if (mayLead && isIn) return sql<SqlBool>`customer.id IN (SELECT customer_id FROM ${from} WHERE ${counts})`;
  return sql<SqlBool>`${sql.raw(isIn ? '' : 'NOT')} EXISTS (SELECT 1 FROM ${from}
    WHERE ${from}.customer_id = customer.id AND ${counts})`;
}

const hanging = {
  tag: (tags: Term['values']): Hanging => ({
    table: 'customer_tag',
    // by the customer, of whom it is a handful: never by the tag, of which it may be thousands
    counts: sql`tag IN (${sql.join(tags)}) AND deleted_hlc IS NULL`,
  }),
  sharedWith: ([personId]: Term['values']): Hanging => ({
    table: 'share',
    counts: sql`staff_id = ${personId} AND ended_at IS NULL AND deleted_hlc IS NULL`,
  }),
};

/** The newest fact about each purpose counts. */
function consents(given: boolean, purposes: readonly (string | number)[]) {
  const each = purposes.map(
    (purpose) => sql`coalesce((SELECT given FROM consent
      WHERE consent.customer_id = customer.id AND consent.purpose = ${purpose} AND consent.deleted_hlc IS NULL
      ORDER BY consent.at DESC LIMIT 1), 0)`,
  );
  return sql<SqlBool>`max(${sql.join([sql`0`, ...each])}) = ${sql.lit(given ? 1 : 0)}`;
}

/**
 * What a customer says in a field of the store's own: read from the row itself, so it finds nobody by an index and is
 * always asked within the windows of a walk. A choice and several choices are asked in one way: is one of these among them?
 */
function says(test: TermTest, [code = '', ...values]: Term['values']) {
  const path = sql`'$.' || ${code}`;
  // rows that were written before there were such fields hold ''
  const filled = sql`nullif(customer.custom, '')`;
  const said = sql`coalesce(json_extract(${filled}, ${path}), '')`;
  const [first = ''] = values;
  switch (test) {
    case 'in':
    case 'notIn':
      return sql<SqlBool>`${sql.raw(test === 'in' ? '' : 'NOT')} EXISTS (SELECT 1 FROM json_each(${filled}, ${path}) AS said
        WHERE said.value IN (${sql.join(values)}))`;
    case 'ge':
      return sql<SqlBool>`${said} >= ${first}`;
    case 'lt':
      return sql<SqlBool>`(${said} <> '' AND ${said} < ${first})`;
    case 'atLeast':
    case 'atMost':
      return isNumber(said, test, first);
    case 'blank':
      return sql<SqlBool>`${said} = ''`;
    case 'written':
      return sql<SqlBool>`${said} <> ''`;
    case 'has':
      return sql<SqlBool>`instr(lower(${said}), ${first}) > 0`;
    case 'lacks':
      return sql<SqlBool>`instr(lower(${said}), ${first}) = 0`;
    case 'starts':
      return sql<SqlBool>`(${begins(said, values)})`;
    case 'startsNot':
      return sql<SqlBool>`NOT (${begins(said, values)})`;
  }
}

function tells(isTold: boolean, [words = '']: readonly (string | number)[]) {
  return sql<SqlBool>`${sql.raw(isTold ? '' : 'NOT')} EXISTS (SELECT 1 FROM followup
    WHERE followup.customer_id = customer.id AND followup.deleted_hlc IS NULL
    AND instr(lower(followup.feedback), ${words}) > 0)`;
}
