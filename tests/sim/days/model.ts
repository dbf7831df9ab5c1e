/** The ten audited fields in the form in which the second comparer knows them: codes, days and plain digits. */
export interface Facts {
  readonly name: string;
  readonly phone: string;
  readonly source: string;
  readonly county: County;
  readonly model: string;
  readonly colour: string;
  readonly level: string;
  /** Null for 没有明确时间. */
  readonly expected: string | null;
  readonly competitor: string;
  readonly next_plan: string;
}

export type Field = keyof Facts;
export const fields = [
  'name',
  'phone',
  'source',
  'county',
  'model',
  'colour',
  'level',
  'expected',
  'competitor',
  'next_plan',
] as const satisfies readonly Field[];

export interface County {
  readonly code: string;
  readonly province: string;
  readonly city: string;
  readonly county: string;
}

/** A word list as the showroom serves it. */
export interface Entry {
  readonly code: string;
  readonly label: string;
  readonly aliases: readonly string[];
}

export interface Lists {
  readonly source: readonly Entry[];
  readonly colour: readonly Entry[];
  readonly competitor: readonly Entry[];
  readonly model: readonly Entry[];
}

/** A change of one field of the card, at a minute of the showroom's wall: `2026-03-09 20:10`. */
export type Correction = { readonly at: string } & (
  | { readonly field: 'name' | 'colour' | 'competitor'; readonly value: string }
  | { readonly field: 'county'; readonly value: County }
  | { readonly field: 'serial'; readonly value: string }
);

/** One visitor: what was written on paper, what was typed, and when. */
export interface Visit {
  readonly arrivedAt: string;
  readonly consultant: string;
  /** Null where nothing was written on paper. */
  readonly paper: { readonly serial: string; readonly words: Readonly<Record<Field, string>> } | null;
  /** Null where the card never reached the system. */
  readonly entry: {
    readonly at: string;
    /** What was typed as the paper's number; null where it was left out. */
    readonly serial: string | null;
    readonly facts: Facts;
  } | null;
  readonly corrections: readonly Correction[];
  readonly readBlind: boolean;
}

export interface Book {
  readonly prefix: string;
  readonly firstNumber: number;
  readonly holder: string | null;
}

export interface GeneratedDay {
  readonly seed: number;
  readonly day: string;
  readonly closedWeekdays: readonly number[];
  readonly consultants: readonly string[];
  readonly books: readonly Book[];
  readonly voids: readonly string[];
  /** Serials that no system card leads to: the auditor adds them. */
  readonly byHand: readonly { readonly serial: string; readonly consultant: string }[];
  readonly visits: readonly Visit[];
  /** When the auditor begins; the first open day after the day. */
  readonly auditAt: string;
}

export const width = 5;

export function serialOf(book: Book, number: number): string {
  return book.prefix + String(number).padStart(width, '0');
}
