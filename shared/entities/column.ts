/** What a column declares about itself; `group` names the field group it merges with (default: a group of its own). */
export interface ColumnSpec {
  readonly sql: 'TEXT' | 'INTEGER';
  readonly nullable: boolean;
  /** True where the value says something about a person and can be erased on request (domain §13). */
  readonly personal: boolean;
  readonly group: string | null;
  /** The entity whose row the value names, where that is not the row's own `customerId`: what a merge has to re-hang. */
  readonly ref: 'customer' | null;
}

/** A column that carries its TypeScript type for row inference; `type` exists at compile time only. */
export interface Column<T> extends ColumnSpec {
  readonly type?: T;
}

interface Options {
  readonly personal?: boolean;
  readonly group?: string;
  readonly ref?: 'customer';
}

function column<T>(sql: 'TEXT' | 'INTEGER', nullable: boolean, options: Options): Column<T> {
  const { personal = false, group = null, ref = null } = options;
  return { sql, nullable, personal, group, ref };
}

/** Text that is never null; the store defaults it to ''. */
export const text = <T extends string = string>(options: Options = {}): Column<T> => column<T>('TEXT', false, options);
/** Text that may be unknown. */
export const textOrNull = <T extends string = string>(options: Options = {}): Column<T | null> =>
  column<T | null>('TEXT', true, options);
/** A whole number (instants in UTC ms, fen, counts); the store defaults it to 0. */
export const int = (options: Options = {}): Column<number> => column<number>('INTEGER', false, options);
/** A whole number that may be unknown. */
export const intOrNull = (options: Options = {}): Column<number | null> =>
  column<number | null>('INTEGER', true, options);
/** 0 or 1. */
export const flag = (options: Options = {}): Column<0 | 1> => column<0 | 1>('INTEGER', false, options);
/** Canonical JSON text; whoever reads it parses it with the schema of its notion. */
export const json = (options: Options = {}): Column<string> => column<string>('TEXT', false, options);
