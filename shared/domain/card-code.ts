import { normaliseSerial } from './card-book.ts';

/** What the QR code of a printed card says: which card, or which sheet of a book. Nothing of it names a person. */
export type CardCode =
  | { readonly kind: 'card'; readonly number: string }
  | { readonly kind: 'serial'; readonly serial: string };

const begins = { card: 'QTK:', serial: 'QTZ:' } as const;

/** The text of the QR code; short, so that the squares stay large on 14 mm. */
export function cardCodeText(code: CardCode): string {
  return code.kind === 'card' ? `${begins.card}${code.number}` : `${begins.serial}${code.serial}`;
}

/** Reads what a scanner typed; null for anything else. Scanners type full-width and lower case where an input method is on. */
export function readCardCode(typed: string): CardCode | null {
  const text = typed.normalize('NFKC').trim();
  const prefix = text.slice(0, 4).toUpperCase();
  const rest = text.slice(4).trim();
  if (rest === '') return null;
  if (prefix === begins.card) return { kind: 'card', number: rest.toUpperCase() };
  if (prefix === begins.serial) return { kind: 'serial', serial: normaliseSerial(rest) };
  return null;
}
