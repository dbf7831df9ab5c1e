import type { MergeField } from '../../../shared/contract/merge.ts';
import { profileFields } from '../customers/acts/profile-draft.ts';
import { useProfileWords } from '../customers/acts/profile-words.ts';

/** Says what a record says of a field, all of its columns in one: 「河北省 保定市 定州市 中兴路 8 号」. */
export function useMergeWords(): (field: MergeField, side: 'kept' | 'gone') => string {
  const wordsOf = useProfileWords();
  return (field, side) => {
    // of the store's own fields the words come as they are
    if (field.field.startsWith('custom.')) return field[side][field.field] ?? '空';
    const columns = profileFields.filter((name) => (field[side][name] ?? '') !== '');
    return columns.map((name) => wordsOf(name, field[side][name] ?? '')).join(' ') || '空';
  };
}
