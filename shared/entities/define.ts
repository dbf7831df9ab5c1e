import type { Column, ColumnSpec } from './column.ts';

/**
 * How concurrent writes of an entity merge: `fields` last writer wins per field group, `append` a set of
 * immutable facts, `hub` written by the space's authority alone.
 */
export type EntityClass = 'fields' | 'append' | 'hub';

export type Columns = Readonly<Record<string, Column<unknown>>>;

/** One synced entity, declared once; the store, the change log and replication are all driven by it. */
export interface Entity<C extends Columns = Columns, D extends Columns = Columns> {
  readonly name: string;
  readonly class: EntityClass;
  /** `commons` belongs to everybody; `self` is a customer; `customer` hangs on one by `customerId`. */
  readonly root: 'commons' | 'self' | 'customer';
  readonly columns: C;
  /** Columns kept by the store from facts; never logged, never synced. */
  readonly derived: D;
}

/** Declares an entity. */
export function entity<const C extends Columns, const D extends Columns = Record<never, never>>(spec: {
  readonly name: string;
  readonly class: EntityClass;
  readonly root: Entity['root'];
  readonly columns: C;
  readonly derived?: D;
}): Entity<C, D> {
  return { ...spec, derived: spec.derived ?? ({} as D) };
}

type Values<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never };

/** What a command supplies to create a row: every declared column, the id included. */
export type NewRow<E extends Entity> = { readonly id: string } & Values<E['columns']>;
/** A stored row: declared and derived columns and the replication marks. */
export type Row<E extends Entity> = NewRow<E> &
  Values<E['derived']> & { readonly rowHlc: string; readonly rowSet: string; readonly deletedHlc: string | null };
/** A change of some columns of a row. */
export type Patch<E extends Entity> = Partial<Values<E['columns']>>;

/** The columns of each field group of an entity, by group name. */
export function groupsOf(e: Entity): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, spec] of Object.entries<ColumnSpec>(e.columns)) {
    const group = spec.group ?? name;
    const members = groups.get(group);
    if (members) members.push(name);
    else groups.set(group, [name]);
  }
  return groups;
}

/** `ownedVehicle` → `owned_vehicle`: the one rule between names in code and names in the store. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
}

/** `owned_vehicle` → `ownedVehicle`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, c: string) => c.toUpperCase());
}
