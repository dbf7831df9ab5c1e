import type { DictionaryName } from '../../../../shared/domain/dictionary.ts';
import { genderLabels } from '../../../../shared/domain/person-name.ts';
import { regionText } from '../../../../shared/domain/region.ts';
import { useEntries } from '../../../state/lists.ts';
import { labelIn } from '../customer-words.ts';
import type { ProfileField } from './profile-draft.ts';

/** The list a field's code comes from. */
export const profileLists: Readonly<Partial<Record<ProfileField, DictionaryName>>> = {
  noPhoneReason: 'no_phone_reason',
  customerType: 'customer_type',
  source: 'source',
};

/** Says a field's value as a person reads it; 「空」 for nothing. */
export function useProfileWords(): (field: ProfileField, value: string) => string {
  const entries = useEntries();
  return (field, value) => {
    if (value === '') return '空';
    const list = profileLists[field];
    if (list !== undefined) return labelIn(entries, list, value) ?? value;
    if (field === 'gender') return value === 'male' || value === 'female' ? genderLabels[value] : value;
    return field === 'regionCode' ? regionText(value) : value;
  };
}
