import { noDay, rankOfLevel } from '../../db/projections/customer-intent.ts';
import type { Term, TermColumn, TermTest } from '../../db/queries/customer-terms.ts';
import { addDays, type CivilDate, startOfDay } from '../../shared/calendar/civil-date.ts';
import { type CustomField, type CustomFieldPath, fieldAt } from '../../shared/domain/custom-field.ts';
import { type ConditionFieldName, isOwnName } from '../../shared/domain/customer-fields.ts';
import { type Condition, type ConditionTest, dayOfValue, numberOfValue } from '../../shared/domain/customer-filter.ts';

/** What a condition is understood by. */
export interface TermContext {
  readonly today: CivilDate;
  readonly zone: string;
  /** The cars of a series, by its name. */
  readonly vehiclesOf: (series: string) => readonly string[];
  /** The store's own fields. */
  readonly own: readonly CustomField[];
}

type Values = readonly string[];
type ToTerms = (condition: Pick<Condition, 'test' | 'values'>, context: TermContext) => readonly Term[];

/** Conditions as comparisons of the store. They were checked before (`checkConditions`). */
export function termsOf(conditions: readonly Condition[], context: TermContext): readonly Term[] {
  return conditions.flatMap((condition) =>
    isOwnName(condition.field)
      ? ownTerms(condition.field, condition, context)
      : fields[condition.field](condition, context),
  );
}

/** A field of the store's own; one that the store does not have was refused before. */
function ownTerms(
  path: CustomFieldPath,
  { test, values }: Parameters<ToTerms>[0],
  context: TermContext,
): readonly Term[] {
  const field = fieldAt(context.own, path);
  if (field === undefined) return [];
  const said = (how: TermTest, parts: Term['values'] = []): Term => term('custom', how, [field.code, ...parts]);
  if (test === 'empty' || test === 'filled') return [said(emptiness(test))];
  if (field.kind === 'date') {
    const [from = null, to = null] = daysOf(test, values, context.today);
    return [...(from === null ? [] : [said('ge', [from])]), ...(to === null ? [] : [said('lt', [addDays(to, 1)])])];
  }
  if (field.kind === 'number') {
    const [from = null, to = null] = endsOf(test, values.map(numberOfValue));
    return [...(from === null ? [] : [said('atLeast', [from])]), ...(to === null ? [] : [said('atMost', [to])])];
  }
  if (test === 'has' || test === 'lacks') return [said(test, values.map(normaliseText))];
  return [said(test === 'is' ? 'in' : 'notIn', values)];
}

const term = (column: TermColumn, test: TermTest, values: Term['values'] = []): Term => ({ column, test, values });
const inPursuit = term('isOpen', 'in', [1]);

/** One line for each field of a condition. */
const fields: Readonly<Record<ConditionFieldName, ToTerms>> = {
  level: choice('levelRank', (values) => values.map(rankOfLevel)),
  owner: choice('ownerId'),
  pursuit: ({ test, values }) => {
    const states = values.map((value) => ({ open: 1, waiting: 2 })[value] ?? 0);
    const isLiving = test === 'is' && !states.includes(0);
    return [term('pursuit', test === 'is' ? 'in' : 'notIn', states), ...(isLiving ? [inPursuit] : [])];
  },
  stage: choice('stage'),
  source: choice('source'),
  region: ({ test, values }) => {
    if (test === 'empty' || test === 'filled') return [term('regionCode', emptiness(test))];
    const isWhole = values.every((value) => regionPrefix(value).length === 6);
    if (isWhole) return [term('regionCode', test === 'is' ? 'in' : 'notIn', values)];
    const prefixes = values.map(regionPrefix);
    const [only] = prefixes;
    if (test === 'is' && prefixes.length === 1 && only !== undefined)
      return [term('regionCode', 'ge', [only]), term('regionCode', 'lt', [`${only}~`])];
    return [term('regionCode', test === 'is' ? 'starts' : 'startsNot', prefixes)];
  },
  series: ({ test, values }, { vehiclesOf }) => {
    const cars = values.flatMap(vehiclesOf);
    return [term('intentVehicleId', test === 'is' ? 'in' : 'notIn', cars.length === 0 ? [''] : cars)];
  },
  vehicle: choice('intentVehicleId'),
  customerType: choice('customerType'),
  gender: choice('gender'),
  nextPlan: day('nextPlanOn'),
  expected: day('expectedOn'),
  lastContact: instant('lastContactAt'),
  created: day('createdOn'),
  updated: instant('updatedAt'),
  tag: choice('tag'),
  consent: ({ test, values }) => [term('consent', test === 'is' ? 'in' : 'notIn', values)],
  name: words('name'),
  phone: words('phone'),
  plate: words('plates'),
  wechat: words('wechat'),
  street: words('street'),
  remark: words('remark'),
  feedback: words('feedback'),
};

function emptiness(test: 'empty' | 'filled'): TermTest {
  return test === 'empty' ? 'blank' : 'written';
}

function choice(column: TermColumn, toStored: (values: Values) => Term['values'] = (values) => values): ToTerms {
  return ({ test, values }) => {
    if (test === 'empty' || test === 'filled') return [term(column, emptiness(test))];
    return [term(column, test === 'is' ? 'in' : 'notIn', toStored(values))];
  };
}

/** First and last day of a condition; null where it is open. */
function daysOf(test: ConditionTest, values: Values, today: CivilDate): readonly (CivilDate | null)[] {
  return endsOf(
    test,
    values.map((value) => dayOfValue(value, today)),
  );
}

/** The lower and the upper end of a condition that names one of them or both; null where it is open. */
function endsOf<T>(test: ConditionTest, [first = null, second = null]: readonly (T | null)[]): readonly (T | null)[] {
  if (test === 'to') return [null, first];
  return [first, test === 'between' ? second : null];
}

/** A calendar day; `noDay` stands for none where customers without a day are sorted behind all others. */
function day(column: 'nextPlanOn' | 'expectedOn' | 'createdOn'): ToTerms {
  const living = column === 'createdOn' ? [] : [inPursuit];
  return ({ test, values }, { today }) => {
    if (test === 'empty') return [term(column, 'in', [noDay]), ...living];
    if (test === 'filled') return [term(column, 'lt', [noDay]), ...living];
    const [from = null, to = null] = daysOf(test, values, today);
    return [
      ...(from === null ? [] : [term(column, 'ge', [from])]),
      term(column, 'lt', [to === null ? noDay : addDays(to, 1)]),
      ...living,
    ];
  };
}

/** An instant, asked for by days of the store's zone. */
function instant(column: 'lastContactAt' | 'updatedAt'): ToTerms {
  return ({ test, values }, { today, zone }) => {
    if (test === 'empty' || test === 'filled') return [term(column, emptiness(test))];
    const [from = null, to = null] = daysOf(test, values, today);
    return [
      ...(from === null ? [] : [term(column, 'ge', [startOfDay(from, zone)])]),
      ...(to === null ? [] : [term(column, 'lt', [startOfDay(addDays(to, 1), zone)])]),
    ];
  };
}

/** 「130000」 is a whole province, 「130600」 a whole city. */
function regionPrefix(code: string): string {
  return code.replace(/(?:0000|00)$/, '');
}

function words(column: TermColumn): ToTerms {
  return ({ test, values }) => {
    if (test === 'empty' || test === 'filled') return [term(column, emptiness(test))];
    return [term(column, test === 'has' ? 'has' : 'lacks', values.map(column === 'phone' ? digitsOf : normaliseText))];
  };
}

/** Numbers are looked for by their digits, however they are written. */
function digitsOf(text: string): string {
  const digits = text.normalize('NFKC').replace(/\D/g, '');
  return digits === '' ? normaliseText(text) : digits;
}

/** As SQLite's `lower` makes it: letters A to Z alone. */
function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
