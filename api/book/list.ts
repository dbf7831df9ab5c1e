import { z } from 'zod';
import { booksQuery, voidsOfBookQuery } from '../../db/queries/books.ts';
import { type Reader, sqlFor } from '../../db/query.ts';
import type { BookRow, SerialRow } from '../../shared/contract/book.ts';
import { type BookTally, tallyBook } from '../../shared/domain/book-tally.ts';
import { serialAt } from '../../shared/domain/card-book.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import type { ActorCall } from '../call.ts';
import { type BookRange, cardsOfBookQuery } from '../card/serials.ts';
import { pageOfRows, readCursor } from '../paging.ts';

const cursorSchema = z.tuple([z.string(), z.int(), z.string()]);

/**
 * Books of paper cards with how many sheets were used, the one issued last first. A consultant has to do with the own
 * books and those at the front desk: the others are as if they were not there.
 */
export function listBooks(
  input: { readonly cursor?: string | undefined; readonly limit: number },
  call: ActorCall,
): { rows: BookRow[]; nextCursor: string | null } | Refusal {
  const after = readCursor(input.cursor, cursorSchema);
  if (isRefusal(after)) return after;
  const { read } = call.deps.store;
  const found = read.all(booksQuery({ holderId: onlyHolder(call), after, limit: input.limit + 1 }));
  const page = pageOfRows(found, input.limit, (row) => [row.issuedOn, row.createdAt, row.id]);
  const rows = page.rows.map((book): BookRow => {
    const { id, prefix, firstNumber, lastNumber, width, issuedOn, note } = book;
    return {
      ...{ id, prefix, firstNumber, lastNumber, width, issuedOn, note },
      firstSerial: serialAt(book, firstNumber),
      lastSerial: serialAt(book, lastNumber),
      holder: book.holderId === null ? null : { id: book.holderId, name: book.holderName ?? '' },
      ...countsOf(read, book),
    };
  });
  return { rows, nextCursor: page.nextCursor };
}

/** The one person whose books are shown beside the front desk's; null for whoever keeps them all. */
function onlyHolder({ actor }: ActorCall): string | null {
  return actor.role === 'consultant' ? actor.id : null;
}

/** So many gaps are named; a book with more has another trouble. */
const namedGaps = 20;

function countsOf(read: Reader, book: BookRange) {
  const { counts, gaps } = tallyOf(read, book);
  return {
    usedCount: counts.used,
    voidCount: counts.void + counts.lost,
    gapCount: counts.gap,
    gaps: gaps.slice(0, namedGaps),
  };
}

function tallyOf(read: Reader, book: BookRange): BookTally {
  const used = read.all(cardsOfBookQuery(book)).flatMap(({ serial }) => serial ?? []);
  return tallyBook(book, { used, gone: read.all(voidsOfBookQuery(book.id)) });
}

const numberCursor = z.tuple([z.int()]);

/** What became of each sheet of a book, in the order of their numbers. */
export function listSerials(
  input: { readonly bookId: string; readonly cursor?: string | undefined; readonly limit: number },
  call: ActorCall,
): { rows: SerialRow[]; nextCursor: string | null } | Refusal {
  const after = readCursor(input.cursor, numberCursor);
  if (isRefusal(after)) return after;
  const { read } = call.deps.store;
  const book = read.get(
    sqlFor.selectFrom('cardBook').selectAll().where('id', '=', input.bookId).where('deletedHlc', 'is', null),
  );
  const only = onlyHolder(call);
  const isTheirs = only === null || book?.holderId === null || book?.holderId === only;
  if (!book || !isTheirs) return refuse('NOT_FOUND', { what: '这本纸卡' }, 'bookId');
  const first = after ? after[0] + 1 : book.firstNumber;
  const count = Math.max(0, Math.min(input.limit + 1, book.lastNumber - first + 1));
  const range = { ...book, firstNumber: first, lastNumber: first + Math.max(0, count - 1) };
  const states = statesOf(read, book, range);
  const sheets = Array.from({ length: count }, (_, i) => states(serialAt(book, first + i), first + i));
  return pageOfRows(sheets, input.limit, (sheet) => [sheet.number]);
}

function statesOf(read: Reader, book: BookRange, range: BookRange): (serial: string, number: number) => SerialRow {
  const cards = new Map(read.all(cardsOfBookQuery(range)).map((card) => [card.serial, card]));
  const voids = new Map(read.all(voidsOfBookQuery(book.id)).map((each) => [each.serial, each]));
  const { stateOf } = tallyOf(read, book);
  return (serial, number) => {
    const card = cards.get(serial);
    const gone = voids.get(serial);
    return {
      serial,
      number,
      state: stateOf(number),
      card: card ? { id: card.id, number: card.number, arrivedOn: card.arrivedOn } : null,
      reason: gone?.reason ?? '',
      at: gone?.at ?? null,
      by: gone ? { id: gone.byId, name: gone.byName ?? '' } : null,
    };
  };
}
