import { sql } from 'kysely';
import { serialAt } from '../../shared/domain/card-book.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { type Fact, type Reader, sqlFor } from '../query.ts';

/** Everybody with account and last use, by the pinyin of the name. */
export function listStaff(read: Reader, filter: { readonly role?: Role | undefined; readonly withInactive: boolean }) {
  let query = sqlFor
    .selectFrom('staff')
    .leftJoin('credential', 'credential.id', 'staff.id')
    .select(['staff.id', 'staff.name', 'staff.role', 'staff.active', 'staff.loginName', 'staff.phone'])
    .select(['staff.createdAt', 'staff.deactivatedAt', 'credential.mustChange'])
    .select((eb) =>
      eb
        .selectFrom('session')
        .select((of) => of.fn.max('session.lastSeenAt').as('at'))
        .whereRef('session.staffId', '=', 'staff.id')
        .as('lastSeenAt'),
    )
    .where('staff.deletedHlc', 'is', null)
    .orderBy('staff.active', 'desc')
    .orderBy('staff.pinyin')
    .orderBy('staff.id');
  if (filter.role !== undefined) query = query.where('staff.role', '=', filter.role);
  if (!filter.withInactive) query = query.where('staff.active', '=', 1);
  return read.all(query);
}

/** The names of people, active or not. */
export function staffNames(read: Reader): ReadonlyMap<string, string> {
  return read.known(names);
}

const names: Fact<ReadonlyMap<string, string>> = {
  from: ['staff'],
  read: (read) =>
    new Map(read.all(sqlFor.selectFrom('staff').select(['id', 'name'])).map(({ id, name }) => [id, name])),
};

/** The ids of people, active or not, by the pinyin of their names. */
export function staffByName(read: Reader): readonly string[] {
  return read.known(byName);
}

const byName: Fact<readonly string[]> = {
  from: ['staff'],
  read: (read) => read.all(sqlFor.selectFrom('staff').select('id').orderBy('pinyin').orderBy('id')).map(({ id }) => id),
};

/** Whether somebody else signs in by this name; people who left keep theirs, because their history names them. */
export function isLoginNameTaken(read: Reader, loginName: string): boolean {
  return read.get(sqlFor.selectFrom('staff').select('id').where('loginName', '=', loginName)) !== undefined;
}

/** How many administrators can sign in. */
export function countAdmins(read: Reader): number {
  const row = read.get(
    sqlFor
      .selectFrom('staff')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('role', '=', 'admin')
      .where('active', '=', 1)
      .where('deletedHlc', 'is', null),
  );
  return row?.count ?? 0;
}

/** What a person would leave behind: open plans, intentions of own customers, books with paper in them. */
export function countWork(read: Reader, staffId: string): number {
  const plans = read.get(
    sqlFor
      .selectFrom('plan')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('assigneeId', '=', staffId)
      .where('state', '=', 'open')
      .where('deletedHlc', 'is', null),
  );
  const intentions = read.get(
    sqlFor
      .selectFrom('customer')
      .innerJoin('opportunity', 'opportunity.customerId', 'customer.id')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('customer.ownerId', '=', staffId)
      .where('opportunity.state', '<>', 'ended')
      .where('opportunity.deletedHlc', 'is', null),
  );
  return (plans?.count ?? 0) + (intentions?.count ?? 0) + booksInUse(read, staffId).length;
}

/** Books of a person that still have unused cards: every serial of a book is as long as the others. */
export function booksInUse(read: Reader, staffId: string): readonly { readonly id: string }[] {
  const books = read.all(
    sqlFor
      .selectFrom('cardBook')
      .select(['id', 'prefix', 'firstNumber', 'lastNumber', 'width'])
      .where('holderId', '=', staffId)
      .where('deletedHlc', 'is', null),
  );
  return books.filter((book) => {
    const [first, last] = [serialAt(book, book.firstNumber), serialAt(book, book.lastNumber)];
    const used = read.get(
      sqlFor
        .selectFrom('card')
        .select(sql<number>`count(DISTINCT serial)`.as('count'))
        .where('serial', '>=', first)
        .where('serial', '<=', last),
    );
    const gone = read.get(
      sqlFor
        .selectFrom('serialVoid')
        .select(sql<number>`count(DISTINCT serial)`.as('count'))
        .where('serial', '>=', first)
        .where('serial', '<=', last),
    );
    return (used?.count ?? 0) + (gone?.count ?? 0) < book.lastNumber - book.firstNumber + 1;
  });
}
