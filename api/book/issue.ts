import { booksTouchingQuery } from '../../db/queries/books.ts';
import { demand } from '../../db/unit-of-work.ts';
import { type CardBook, checkBook, normaliseSerial, serialAt } from '../../shared/domain/card-book.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { isManager } from '../../shared/domain/roles.ts';
import { type ActorCall, act } from '../call.ts';
import { cardWithSerial, isVoided, requireSerial } from '../card/serial.ts';

/** Issues a book of numbered paper cards to a consultant or to the front desk; two books never share a number (§八.1). */
export function issueBook(
  input: CardBook & { readonly issuedOn?: string | undefined; readonly note: string },
  call: ActorCall,
): { readonly id: string; readonly firstSerial: string; readonly lastSerial: string } | Refusal {
  return act(call, (tx) => {
    const { firstNumber, lastNumber, width, holderId } = input;
    const prefix = normaliseSerial(input.prefix);
    const book = { prefix, firstNumber, lastNumber, width };
    const wrong = checkBook(book, tx.read.all(booksTouchingQuery(book)));
    if (wrong) return wrong;
    if (holderId !== null && tx.find('staff', holderId)?.active !== 1)
      return refuse('INVALID_INPUT', { field: '领用人', problem: '不在职，请从列表里选' }, 'holderId');
    const id = tx.newId();
    tx.insert('cardBook', {
      id,
      ...book,
      holderId,
      issuedOn: input.issuedOn ?? call.today,
      note: input.note,
      createdAt: call.now,
      createdById: call.actor.id,
    });
    return { id, firstSerial: serialAt(book, firstNumber), lastSerial: serialAt(book, lastNumber) };
  });
}

/**
 * Takes a sheet out of use: spoilt or lost, with the reason. By its holder, by anybody for a book at the front desk, by
 * managers and the clerk for all. A sheet that became a card stays one.
 */
export function voidSerial(
  input: { readonly serial: string; readonly kind: 'void' | 'lost'; readonly reason: string },
  call: ActorCall,
): { readonly id: string; readonly serial: string } | Refusal {
  return act(call, (tx) => {
    const { actor } = call;
    const { serial, bookId, holderId } = demand(requireSerial(tx.read, input.serial));
    const isTheirs = holderId === null || holderId === actor.id;
    if (!isTheirs && !isManager(actor.role) && actor.role !== 'clerk')
      return refuse('FORBIDDEN', { role: '不是领用人', act: '作废这张纸卡', who: '领用人或展厅经理' }, 'serial');
    if (isVoided(tx.read, serial)) return refuse('SERIAL_VOID', { serial }, 'serial');
    const card = cardWithSerial(tx.read, serial);
    if (card) return refuse('SERIAL_USED', { serial, card: card.number }, 'serial');
    const id = tx.newId();
    const { kind, reason } = input;
    tx.insert('serialVoid', { id, bookId, serial, kind, reason, at: call.now, byId: actor.id });
    return { id, serial };
  });
}
