import type { Compilable, CompiledQuery } from 'kysely';

/**
 * A query that says which shape it has: queries of one shape have one text and differ in their parameters alone. A
 * reader compiles each shape once.
 */
export interface ShapedQuery<T> extends Compilable<T> {
  /** Who builds it; together with `key` the shape. */
  readonly build: unknown;
  readonly key: string;
  /** The strings and numbers that were asked for, in the order of their places. */
  readonly values: readonly unknown[];
  /** The text, with a `Place` among the parameters wherever a value goes. */
  compileShape(): CompiledQuery<T>;
}

/** Where a value goes. It is built into a query like the value itself, and whoever computes with it is stopped. */
export class Place {
  readonly index: number;
  constructor(index: number) {
    this.index = index;
  }
  [Symbol.toPrimitive](): never {
    throw new Error('a query computes with what was asked for: compute before, or name it as a literal');
  }
}

/**
 * Makes the builder of a query compile once per shape instead of once per call, which costs more than most statements.
 * Strings and numbers that are asked for become parameters; null, undefined, booleans and how long an array is belong
 * to the shape. So the builder may look at these, and passes everything else on untouched.
 * @param literal names of properties whose strings or numbers the builder looks at: they belong to the shape too
 */
export function shaped<A extends readonly unknown[], T>(
  build: (...asked: A) => Compilable<T>,
  ...literal: readonly string[]
): (...asked: A) => ShapedQuery<T> {
  return (...asked) => {
    const values: unknown[] = [];
    return {
      build,
      key: shapeOf(asked, '', literal, values),
      values,
      compile: () => build(...asked).compile(),
      // a builder that computes with a place is stopped by it; everything else takes it as the value
      compileShape: () => build(...(withPlaces(asked, '', literal, { index: 0 }) as unknown as A)).compile(),
    };
  };
}

/** Whether a query says its shape. */
export function isShaped<T>(query: Compilable<T>): query is ShapedQuery<T> {
  return 'compileShape' in query;
}

function isValue(value: unknown, name: string, literal: readonly string[]): boolean {
  return (typeof value === 'string' || typeof value === 'number') && !literal.includes(name);
}

function shapeOf(value: unknown, name: string, literal: readonly string[], values: unknown[]): string {
  if (isValue(value, name, literal)) {
    values.push(value);
    return '?';
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '-';
  let shape = '';
  if (Array.isArray(value)) for (const each of value) shape += `${shapeOf(each, name, literal, values)},`;
  else for (const [key, each] of Object.entries(value)) shape += `${key}:${shapeOf(each, key, literal, values)},`;
  return `(${shape})`;
}

/** What was asked for with places instead of values, counted as `shapeOf` counts them. */
function withPlaces(value: unknown, name: string, literal: readonly string[], next: { index: number }): unknown {
  if (isValue(value, name, literal)) return new Place(next.index++);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => withPlaces(each, name, literal, next));
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withPlaces(each, key, literal, next)] as const),
  );
}
