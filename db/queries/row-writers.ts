import { groupsOf } from '../../shared/entities/define.ts';
import { type EntityName, type EntityRow, entities } from '../../shared/entities/registry.ts';
import { type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Who wrote something last, and when (UTC ms). */
export interface Writer {
  readonly byId: string;
  readonly at: number;
  readonly hlc: string;
  readonly setId: string;
}

/**
 * Who wrote each column of a row last: from the register of its group, or from the creation of the row.
 * @returns null for a column of a row whose log this machine does not have
 */
export function writersOf<N extends EntityName>(
  read: Reader,
  name: N,
  row: Pick<EntityRow<N>, 'id' | 'rowSet' | 'rowHlc'>,
): (column: string) => Writer | null {
  const byGroup = new Map(read.all(registersQuery(name, row.id)).map(({ group, ...writer }) => [group, writer]));
  const created = read.get(setQuery(row.rowSet));
  const first = created ? { ...created, hlc: row.rowHlc, setId: row.rowSet } : null;
  const groups = groupsOf(entities[name]);
  return (column) => {
    const group = [...groups].find(([, columns]) => columns.includes(column))?.[0] ?? column;
    return byGroup.get(group) ?? first;
  };
}

const registersQuery = shaped((entity: string, rowId: string) =>
  sqlFor
    .selectFrom('register')
    .innerJoin('changeSet', 'changeSet.id', 'register.setId')
    .select(['register.grp as group', 'register.hlc', 'register.setId'])
    .select(['changeSet.actorId as byId', 'changeSet.recordedAt as at'])
    .where('register.entity', '=', entity)
    .where('register.rowId', '=', rowId),
);

const setQuery = shaped((id: string) =>
  sqlFor.selectFrom('changeSet').select(['actorId as byId', 'recordedAt as at']).where('id', '=', id),
);
