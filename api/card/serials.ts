import { type Reader, sqlFor } from '../../db/query.ts';
import { serialAt } from '../../shared/domain/card-book.ts';
import type { ActorCall } from '../call.ts';

/** A book as far as its serials need it. */
export interface BookRange {
  readonly id: string;
  readonly prefix: string;
  readonly firstNumber: number;
  readonly lastNumber: number;
  readonly width: number;
  readonly holderId: string | null;
}

/** The next unused sheets of the caller's own books and of those at the front desk, the newest book first. */
export function availableSerials(input: { readonly limit: number }, call: ActorCall) {
  const { read } = call.deps.store;
  const books = read.all(
    sqlFor
      .selectFrom('cardBook')
      .select(['id', 'prefix', 'firstNumber', 'lastNumber', 'width', 'holderId'])
      .where((eb) => eb.or([eb('holderId', '=', call.actor.id), eb('holderId', 'is', null)]))
      .where('deletedHlc', 'is', null)
      .orderBy('issuedOn', 'desc')
      .orderBy('createdAt', 'desc')
      .limit(mostBooks),
  );
  const free = books.map((book) => ({
    bookId: book.id,
    holderId: book.holderId,
    serials: freeSerials(read, book, input.limit),
  }));
  return { books: free.filter(({ serials }) => serials.length > 0) };
}

/** Older books are used up; who still writes on one types the number. */
const mostBooks = 20;

/** The first sheets of a book after the last one used: a book is torn off from the front. */
function freeSerials(read: Reader, book: BookRange, limit: number): string[] {
  const gone = new Set(goneSerials(read, book));
  const used = [...gone].map((serial) => Number(serial.slice(book.prefix.length)));
  const next = Math.max(book.firstNumber, ...used.map((number) => number + 1));
  const count = Math.min(limit, book.lastNumber - next + 1);
  return Array.from({ length: Math.max(0, count) }, (_, i) => serialAt(book, next + i));
}

/** The sheets of a book that are on cards or were voided. */
function goneSerials(read: Reader, book: BookRange): string[] {
  const cards = read.all(cardsOfBookQuery(book));
  const voids = read.all(
    sqlFor.selectFrom('serialVoid').select('serial').where('bookId', '=', book.id).where('deletedHlc', 'is', null),
  );
  return [...cards, ...voids].flatMap(({ serial }) => serial ?? []);
}

/** Cards written on sheets of a book: serials of one width sort like their numbers. */
export function cardsOfBookQuery(book: BookRange) {
  return sqlFor
    .selectFrom('card')
    .select(['id', 'number', 'serial', 'arrivedOn'])
    .where('serial', '>=', serialAt(book, book.firstNumber))
    .where('serial', '<=', serialAt(book, book.lastNumber))
    .where('deletedHlc', 'is', null)
    .orderBy('serial');
}
