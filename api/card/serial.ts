import { type Reader, sqlFor } from '../../db/query.ts';
import { findSerial, normaliseSerial, parseSerial } from '../../shared/domain/card-book.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';

/** A sheet of paper that exists: its serial as printed and its book. */
export interface KnownSerial {
  readonly serial: string;
  readonly bookId: string;
  readonly holderId: string | null;
}

/** The sheet that a typed serial means; refuses with SERIAL_UNKNOWN where no book, or more than one, has it. */
export function requireSerial(read: Reader, raw: string): KnownSerial | Refusal {
  const parsed = parseSerial(raw);
  const found = parsed ? findSerial(read.all(booksWithNumber(parsed.number)), raw) : null;
  if (!found) return refuse('SERIAL_UNKNOWN', { serial: normaliseSerial(raw) }, 'serial');
  return { serial: found.serial, bookId: found.book.id, holderId: found.book.holderId };
}

/**
 * The serial of a card as printed. Refuses with SERIAL_UNKNOWN, SERIAL_VOID or SERIAL_USED: each sheet becomes one card
 * (§八.1 compares them one by one).
 * @param cardId the card that may carry it already; null for a new one
 */
export function checkSerial(read: Reader, raw: string, cardId: string | null): string | Refusal {
  const known = requireSerial(read, raw);
  if ('refused' in known) return known;
  const { serial } = known;
  if (isVoided(read, serial)) return refuse('SERIAL_VOID', { serial }, 'serial');
  const used = cardWithSerial(read, serial);
  if (used && used.id !== cardId) return refuse('SERIAL_USED', { serial, card: used.number }, 'serial');
  return serial;
}

/** The card that was written on this sheet. */
export function cardWithSerial(read: Reader, serial: string) {
  return read.get(
    sqlFor.selectFrom('card').select(['id', 'number']).where('serial', '=', serial).where('deletedHlc', 'is', null),
  );
}

export function isVoided(read: Reader, serial: string): boolean {
  const voided = sqlFor
    .selectFrom('serialVoid')
    .select('id')
    .where('serial', '=', serial)
    .where('deletedHlc', 'is', null);
  return read.get(voided) !== undefined;
}

/** Books are few hundred a year at most, and a number lies in one or two of them. */
function booksWithNumber(number: number) {
  return sqlFor
    .selectFrom('cardBook')
    .select(['id', 'prefix', 'firstNumber', 'lastNumber', 'width', 'holderId'])
    .where('firstNumber', '<=', number)
    .where('lastNumber', '>=', number)
    .where('deletedHlc', 'is', null);
}
