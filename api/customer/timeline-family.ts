import { customersById } from '../../db/queries/log-subjects.ts';
import { staffNames } from '../../db/queries/staff.ts';
import type { TimelineAsked } from '../../db/queries/timeline.ts';
import * as sources from '../../db/queries/timeline-family.ts';
import type { Reader } from '../../db/query.ts';
import type { TimelineEntry } from '../../shared/contract/customer-timeline.ts';
import { oppositeOf } from '../../shared/domain/household.ts';
import { accessToEach, type Person, shownName } from '../ownership.ts';

/** With whom the customer was shared, and who became or ceased to be of his household. */
export function familyOf(read: Reader, asked: TimelineAsked, person: Person): TimelineEntry[] {
  return [...sharesOf(read, asked), ...kinshipsOf(read, asked, person)];
}

function sharesOf(read: Reader, asked: TimelineAsked): TimelineEntry[] {
  const names = staffNames(read);
  const by = (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' });
  const entryOf =
    (ended: boolean) =>
    (row: ShareRow): TimelineEntry => ({
      kind: 'share',
      id: ended ? `${row.id}:end` : row.id,
      at: row.at ?? 0,
      by: by(row.byId),
      opportunityId: null,
      staff: by(row.staffId),
      ended,
      note: row.note,
    });
  return [
    ...read.all(sources.shareEntries(asked)).map(entryOf(false)),
    ...read.all(sources.endedShareEntries(asked)).map(entryOf(true)),
  ];
}

interface ShareRow {
  readonly id: string;
  readonly at: number | null;
  readonly byId: string | null;
  readonly staffId: string;
  readonly note: string;
}

function kinshipsOf(read: Reader, asked: TimelineAsked, person: Person): TimelineEntry[] {
  const names = staffNames(read);
  const sides = ['customerId', 'otherCustomerId'] as const;
  const rows = sides.flatMap((side) => [
    ...read.all(sources.kinshipEntries({ ...asked, side })).map((row) => ({ ...row, side, ended: false })),
    ...read.all(sources.endedKinshipEntries({ ...asked, side })).map((row) => ({ ...row, side, ended: true })),
  ]);
  const linked = rows.filter(({ customerId, otherCustomerId }) => customerId !== otherCustomerId);
  const otherOf = (row: (typeof rows)[number]): string =>
    row.side === 'customerId' ? row.otherCustomerId : row.customerId;
  const ids = [...new Set(linked.map(otherOf))];
  const others = ids.length === 0 ? [] : customersById(read, ids);
  const access = accessToEach(read, person, others);
  const shown = new Map(others.map((other) => [other.id, shownName(access(other), other.name)]));
  return linked.map((row) => ({
    kind: 'kinship',
    id: row.ended ? `${row.id}:end` : row.id,
    at: row.at ?? 0,
    by: row.byId === null ? null : { id: row.byId, name: names.get(row.byId) ?? '' },
    opportunityId: null,
    other: { id: otherOf(row), name: shown.get(otherOf(row)) ?? '' },
    relation: row.side === 'customerId' ? row.relation : oppositeOf(row.relation),
    ended: row.ended,
  }));
}
