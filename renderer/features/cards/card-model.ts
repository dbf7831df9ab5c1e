import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { IdentityChoice } from '../../../shared/contract/card.ts';
import type { IdentityMatch, SimilarCustomer } from '../../../shared/contract/card-rows.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import type { CardValues } from '../../../shared/domain/card.ts';
import type { MissingField } from '../../../shared/domain/card-completion.ts';
import type { ChosenLevel } from '../../../shared/domain/level.ts';
import type { Unread } from '../../state/unread.ts';
import type { CardRules } from './card-rules.ts';
import type { PlanBounds } from './card-shown.ts';
import type { CardStart } from './card-start.ts';
import type { WordSources } from './card-words.ts';
import type { IdentityAnswer } from './use-identity.ts';

/** What stands between the form and its save. */
export interface CardTrouble {
  readonly text: string;
  /** The contract field it concerns, or null. */
  readonly field: string | null;
  /** Something is not filled: the cells say so themselves. */
  readonly isMissing: boolean;
}

/** The arrival that the front desk registered, as far as a card shows it. UTC ms */
export interface CardVisit {
  readonly id: string;
  readonly arrivedAt: number;
  readonly departedAt: number | null;
}

/** Everything that the cells and the side column read, and the few things they do. */
export interface CardModel {
  readonly start: CardStart;
  /** What the card would say if it were saved now. */
  readonly shown: CardValues;
  /** What a person wrote; what comes by itself is not in it. */
  readonly typed: CardValues;
  readonly cardOn: CivilDate;
  readonly today: CivilDate;
  readonly zone: string;
  readonly words: WordSources;
  /** False until the store's lists are there: what they do not have cannot be told from what they have. */
  readonly areListsRead: boolean;
  readonly rules: CardRules | null;
  readonly proposed: ChosenLevel | null;
  readonly bounds: PlanBounds | null;
  readonly identity: IdentityAnswer;
  /** Who may be the same person, by name, county and car; a hint only. */
  readonly similar: readonly SimilarCustomer[];
  readonly choice: IdentityChoice | null;
  /** Whose plan stands, where the visit is a colleague's customer's. */
  readonly planOwner: string | null;
  /** The day of the plan that stands whatever is written here, until the visit has been completed; null for none. */
  readonly standingOn: CivilDate | null;
  readonly meId: string;
  /** The visit that a new card was tied to; null for none. */
  readonly visit: CardVisit | null;
  readonly quickMissing: readonly MissingField[];
  readonly missing: readonly MissingField[];
  readonly progress: { readonly filled: number; readonly required: number };
  /** Somebody asked to complete the card: what is missing is marked. */
  readonly asked: boolean;
  readonly trouble: CardTrouble | null;
  /** What is wrong with a field, as the rest of a sentence that begins with its name. */
  readonly problemOf: (field: string) => string | null;
  /** The reason for no phone is asked instead of the phone. */
  readonly isWithoutPhone: boolean;
  readonly canChooseConsultant: boolean;
  readonly canChangeArrival: boolean;
  readonly set: (patch: CardValues) => void;
  /** Words on the card that nobody can read: nothing is saved in their place. */
  readonly unread: Unread;
  /** Writes the expected purchase; the level goes with it unless somebody chose another (§三). */
  readonly setExpected: (expectedOn: CivilDate | null, noExpectedDate: boolean) => void;
  readonly setWithoutPhone: (without: boolean) => void;
  /** `relation`: of a household, what the person on the card is to him. */
  readonly choose: (
    known: Pick<IdentityMatch, 'customerId' | 'kind'>,
    as: IdentityChoice['as'],
    relation?: string,
  ) => void;
  /** Ties a new card to a visit of the register; null takes it off again. */
  readonly takeVisit: (visit: TrafficRow | null) => void;
  /** Remembers the name behind an id that somebody chose. */
  readonly nameId: (id: string, name: string) => void;
  /** Sends the focus to the cell of a field. */
  readonly goTo: (field: string) => void;
}

/** Names under which cells are found, where they differ from the field's. */
const cellNames: Readonly<Record<string, string>> = {
  nextPlanOn: 'nextPlan.dueOn',
  nextPlanTime: 'nextPlan.dueTime',
  nextPlanMethod: 'nextPlan.method',
  nextPlanPurpose: 'nextPlan.purpose',
  noExpectedDate: 'expectedOn',
};

/** The `data-cell` of a field. */
export function cellNameOf(field: string): string {
  return cellNames[field] ?? field;
}

/** The field behind a `data-cell`. */
export function fieldOfCellName(cell: string): string {
  return Object.entries(cellNames).find(([, name]) => name === cell)?.[0] ?? cell;
}
