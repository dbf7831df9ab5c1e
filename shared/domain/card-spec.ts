import type { AuditedField } from './audit-compare.ts';
import type { DictionaryName } from './dictionary.ts';

/** The five bands of the paper card in its order, and before the result what the store has added (`own`). */
export const cardBands = {
  visit: '来访',
  customer: '客户',
  intention: '意向',
  talk: '洽谈',
  own: '本店',
  result: '结果',
} as const;
export type CardBand = keyof typeof cardBands;

/**
 * What a field holds, and so how it is typed, checked, shown and described:
 * text, longtext, remark – words · serial, phone, email, plate, vin – words of a certain form · choice – a code of a list (or, with
 * `freeEntry`, own words) · multi – several of them · date – `YYYY-MM-DD` · time – `HH:mm` · instant – UTC ms ·
 * count – a whole number · money – fen · flag – yes or no · gender, level, method – closed lists of the program ·
 * staff, customer, vehicle, vehicles – ids · region – county code · testDrive, tradeIn – sub-forms · custom – the store's own fields
 * by code.
 */
export type CardFieldKind =
  | 'text'
  | 'longtext'
  | 'remark'
  | 'serial'
  | 'phone'
  | 'email'
  | 'plate'
  | 'vin'
  | 'choice'
  | 'multi'
  | 'date'
  | 'time'
  | 'instant'
  | 'count'
  | 'money'
  | 'flag'
  | 'gender'
  | 'level'
  | 'method'
  | 'staff'
  | 'customer'
  | 'vehicle'
  | 'vehicles'
  | 'region'
  | 'testDrive'
  | 'tradeIn'
  | 'custom';

/** How one field of the card is written down in the list; what is left out is the usual case. */
export interface CardFieldSpec {
  /** Contract field and column. */
  readonly name: string;
  readonly label: string;
  /** The cell of the paper's grid it stands in. */
  readonly cell: string;
  readonly kind: CardFieldKind;
  /**
   * `required` carries the red star (§二.2), `conditional` only while its condition holds. A required field can be
   * satisfied by its alternative (phone by the reason for none); `isRequired` knows.
   */
  readonly need?: 'required' | 'conditional';
  /** When a conditional field is required, in the card's words: 「客户推荐必填」. */
  readonly condition?: string;
  /** Blue corner: needed for the quick save. */
  readonly quick?: true;
  /** Under which name the next-day audit compares it by default. */
  readonly audited?: AuditedField;
  /** Says something about a person; erased on request. */
  readonly personal?: true;
  readonly dictionary?: DictionaryName;
  /** Own words are accepted beside the list's codes. */
  readonly freeEntry?: true;
  /** Longest text in characters, most items, or largest number. */
  readonly max?: number;
  readonly min?: number;
  /** The order of the items has a meaning. */
  readonly ranked?: true;
  /** A word of help for screens and the API's description. */
  readonly hint?: string;
}

/** A field of the card with every property present. */
export interface CardField<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  readonly band: CardBand;
  readonly cell: string;
  readonly kind: CardFieldKind;
  readonly requirement: 'required' | 'conditional' | 'optional';
  readonly condition: string | null;
  readonly quick: boolean;
  readonly audited: AuditedField | null;
  readonly personal: boolean;
  readonly dictionary: DictionaryName | null;
  readonly freeEntry: boolean;
  readonly max: number | null;
  readonly min: number | null;
  readonly ranked: boolean;
  readonly hint: string | null;
}

/** One ruled cell of the card; fields that belong together share it. */
export interface CardCell {
  readonly id: string;
  readonly band: CardBand;
  /** What is printed in its corner. */
  readonly label: string;
  /** Columns of the band's grid of twelve. */
  readonly width: number;
  /** Two lines of writing. */
  readonly tall: boolean;
}
