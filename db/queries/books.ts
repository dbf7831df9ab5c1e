import { type SqlBool, sql } from 'kysely';
import { sqlFor } from '../query.ts';
import { shaped } from '../query-shape.ts';

/** Books with their holders, the one issued last first; for a consultant his own and the front desk's. */
export const booksQuery = shaped(
  (asked: {
    /** Whose books, beside the front desk's; null for all. */
    readonly holderId: string | null;
    readonly after: readonly [issuedOn: string, createdAt: number, id: string] | null;
    readonly limit: number;
  }) => {
    const all = sqlFor
      .selectFrom('cardBook')
      .leftJoin('staff', 'staff.id', 'cardBook.holderId')
      .selectAll('cardBook')
      .select('staff.name as holderName')
      .where('cardBook.deletedHlc', 'is', null)
      .orderBy('cardBook.issuedOn', 'desc')
      .orderBy('cardBook.createdAt', 'desc')
      .orderBy('cardBook.id', 'desc')
      .limit(asked.limit);
    const { holderId } = asked;
    // one comparison, so that the order stays that of the index
    const query =
      holderId === null ? all : all.where((e) => e(e.fn.coalesce('cardBook.holderId', e.val(holderId)), '=', holderId));
    if (asked.after === null) return query;
    const [issuedOn, createdAt, id] = asked.after;
    const key = sql.join([sql.ref('cardBook.issuedOn'), sql.ref('cardBook.createdAt'), sql.ref('cardBook.id')]);
    return query.where(sql<SqlBool>`(${key}) < (${issuedOn}, ${createdAt}, ${id})`);
  },
);

/** The books whose numbers touch a range, whatever stands before the number. */
export const booksTouchingQuery = shaped((range: { readonly firstNumber: number; readonly lastNumber: number }) =>
  sqlFor
    .selectFrom('cardBook')
    .select(['prefix', 'firstNumber', 'lastNumber', 'width'])
    .where('lastNumber', '>=', range.firstNumber)
    .where('firstNumber', '<=', range.lastNumber)
    .where('deletedHlc', 'is', null),
);

/** Sheets of a book taken out of use. */
export const voidsOfBookQuery = shaped((bookId: string) =>
  sqlFor
    .selectFrom('serialVoid')
    .leftJoin('staff', 'staff.id', 'serialVoid.byId')
    .select(['serialVoid.serial', 'serialVoid.kind', 'serialVoid.reason', 'serialVoid.at', 'serialVoid.byId'])
    .select('staff.name as byName')
    .where('serialVoid.bookId', '=', bookId)
    .where('serialVoid.deletedHlc', 'is', null),
);
