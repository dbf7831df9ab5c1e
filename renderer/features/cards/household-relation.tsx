import type { ReactElement } from 'react';
import type { IdentityChoice } from '../../../shared/contract/card.ts';
import { choices } from '../../../shared/domain/dictionary.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { Picker } from '../../components/picker.tsx';
import type { CardModel } from './card-model.ts';

interface HouseholdRelationProps {
  readonly model: CardModel;
  readonly choice: IdentityChoice;
}

/** What the person on the card is to the one whose number he has: said before the card is saved. */
export function HouseholdRelation({ model, choice }: HouseholdRelationProps): ReactElement | null {
  const match = model.identity.matches.find(({ customerId }) => customerId === choice.customerId);
  if (match === undefined) return null;
  const options = choices(model.words.dictionaries('relation'));
  return (
    <FieldRow label={`是${match.name}的`} required>
      {(control) => (
        <Picker
          value={choice.relation ?? null}
          options={options.map(({ code, label, aliases }) => ({ value: code, label, aliases }))}
          onChange={(relation) => model.choose(match, 'household', relation ?? undefined)}
          placeholder="配偶、父母、付款人…"
          control={control}
        />
      )}
    </FieldRow>
  );
}
