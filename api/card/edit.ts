import type { CardValues } from '../../shared/domain/card.ts';
import type { CardFieldName } from '../../shared/domain/card-field-specs.ts';
import type { EntityRow } from '../../shared/entities/registry.ts';
import type { Access, Person } from '../ownership.ts';
import type { CardState } from './work.ts';

/** An edit of a card that has been saved before, sound and not yet written. */
export interface CardEdit {
  readonly card: EntityRow<'card'>;
  /** Everything on the card after the edit. */
  readonly values: CardValues;
  readonly before: CardValues;
  readonly changed: ReadonlySet<CardFieldName>;
  readonly state: CardState;
  readonly consultant: Person;
  /** The card's consultant is the owner, or stands in: only then the edit reaches customer and opportunity. */
  readonly isResponsible: boolean;
  /** How whoever edits stands to the customer himself. */
  readonly access: Access;
}
