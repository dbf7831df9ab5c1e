import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { type Fact, type Reader, sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

const contacts = () =>
  sqlFor
    .selectFrom('followup')
    .leftJoin('staff', 'staff.id', 'followup.byId')
    .select([
      'followup.id',
      'followup.at',
      'followup.onDay',
      'followup.byId',
      'staff.name as byName',
      'followup.method',
      'followup.outcome',
      'followup.category',
      'followup.feedback',
      'followup.attempt',
    ])
    .where('followup.deletedHlc', 'is', null);

/** The statement behind `lastContacts`, for its query plan. */
export const lastContactsQuery = shaped((opportunityId: string, limit: number) =>
  contacts().where('followup.opportunityId', '=', opportunityId).orderBy('followup.at', 'desc').limit(limit),
);

/** The last contacts of an opportunity, whoever made them, the newest first. */
export function lastContacts(read: Reader, opportunityId: string, limit: number): ContactRow[] {
  return read.all(lastContactsQuery(opportunityId, limit));
}

/** One of them, by its own id. */
export function followupById(read: Reader, id: string): ContactRow | undefined {
  return read.get(followupByIdQuery(id));
}

const followupByIdQuery = shaped((id: string) => contacts().where('followup.id', '=', id));

export interface ContactRow {
  readonly id: string;
  readonly at: number;
  readonly onDay: CivilDate;
  readonly byId: string;
  readonly byName: string | null;
  readonly method: string;
  readonly outcome: string;
  readonly category: string | null;
  readonly feedback: string;
  readonly attempt: 0 | 1;
}

/** How many contacts of an opportunity were recorded. */
export function countContacts(read: Reader, opportunityId: string): number {
  return read.get(contactCountQuery(opportunityId))?.count ?? 0;
}

const contactCountQuery = shaped((opportunityId: string) =>
  sqlFor
    .selectFrom('followup')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('opportunityId', '=', opportunityId)
    .where('deletedHlc', 'is', null),
);

/** The attempts of the responsible person on an opportunity, the oldest first; the last fifty at most. */
export function attemptsOf(
  read: Reader,
  opportunityId: string,
): { readonly id: string; readonly on: CivilDate; readonly outcome: string; readonly feedback: string }[] {
  return read.all(attemptsQuery(opportunityId)).reverse();
}

const attemptsQuery = shaped((opportunityId: string) =>
  sqlFor
    .selectFrom('followup')
    .select(['id', 'onDay as on', 'outcome', 'feedback'])
    .where('opportunityId', '=', opportunityId)
    .where('attempt', '=', 1)
    .where('deletedHlc', 'is', null)
    .orderBy('at', 'desc')
    .limit(50),
);

/** The names of the feedback categories, those out of use included: old contacts still carry them. */
export function categoryNames(read: Reader): ReadonlyMap<string, string> {
  return read.known(categories);
}

const categories: Fact<ReadonlyMap<string, string>> = {
  from: ['dictionaryEntry'],
  read: (read) => {
    const rows = read.all(
      sqlFor.selectFrom('dictionaryEntry').select(['code', 'label']).where('dictionary', '=', 'feedback_category'),
    );
    return new Map(rows.map(({ code, label }) => [code, label]));
  },
};
