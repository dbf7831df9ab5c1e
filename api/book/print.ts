import { voidsOfBookQuery } from '../../db/queries/books.ts';
import { sqlFor } from '../../db/query.ts';
import type { BookPrint } from '../../shared/contract/book.ts';
import { serialsOf } from '../../shared/domain/card-book.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { type ActorCall, act } from '../call.ts';
import { cardsOfBookQuery } from '../card/serials.ts';
import { readSettings } from '../store-settings.ts';

/** Blank sheets of a book that became nothing yet; a number is never printed on a second card that somebody could use. */
export function printBook(
  input: { readonly bookId: string; readonly fromNumber?: number | undefined; readonly count: number },
  call: ActorCall,
): BookPrint | Refusal {
  return act(call, (tx) => {
    const { bookId, count } = input;
    const book = tx.read.get(
      sqlFor.selectFrom('cardBook').selectAll().where('id', '=', bookId).where('deletedHlc', 'is', null),
    );
    if (!book) return refuse('NOT_FOUND', { what: '这本纸卡' }, 'bookId');
    const range = { ...book, firstNumber: Math.max(book.firstNumber, input.fromNumber ?? 0) };
    const gone = new Set<string>([
      ...tx.read.all(cardsOfBookQuery(range)).flatMap(({ serial }) => (serial === null ? [] : [serial])),
      ...tx.read.all(voidsOfBookQuery(bookId)).map(({ serial }) => serial),
    ]);
    const serials = serialsOf(range)
      .filter((serial) => !gone.has(serial))
      .slice(0, count);
    const [first] = serials;
    if (first === undefined) return refuse('BOOK_USED_UP', {}, 'fromNumber');
    tx.note({ action: call.procedure, subject: `cardBook:${bookId}`, body: { first, count: serials.length } });
    const printedBy = { id: call.actor.id, name: call.actor.name };
    return { storeName: readSettings(call.deps.store).name, serials, printedBy, printedAt: call.now };
  });
}
