import { type ComboOption, filterOptions } from './combo-filter.ts';

/** The list, and what was typed as a line of its own where the list does not have it. */
export function withOwnWords(options: readonly ComboOption[], typed: string): readonly ComboOption[] {
  const words = typed.trim();
  const fitting = filterOptions(options, typed);
  const isListed = options.some(({ label, aliases }) => label === words || aliases?.includes(words));
  return words === '' || isListed ? fitting : [...fitting, { value: words, label: words, hint: '照写' }];
}
