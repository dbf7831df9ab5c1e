import { wordPinyinOf } from '../../shared/text/pinyin.ts';

/** One line of a dropdown. */
export interface ComboOption {
  readonly value: string;
  readonly label: string;
  /** At the right, quiet: a phone tail, a role. */
  readonly hint?: string;
  /** Other words for the same thing (白: 珍珠白), found as well. */
  readonly aliases?: readonly string[];
  readonly disabled?: boolean;
}

/**
 * The options that a typed text leaves: those whose label, alias, pinyin or initials contain it; beginnings first,
 * else in their own order. An empty text leaves all.
 */
export function filterOptions(options: readonly ComboOption[], typed: string): readonly ComboOption[] {
  // A composing input method puts marks between syllables: 「ha'fu」.
  const wanted = typed
    .normalize('NFKC')
    .replace(/[\s'’]/g, '')
    .toLowerCase();
  if (wanted === '') return options;
  const ranked = options.map((option) => ({ option, rank: rankOf(option, wanted) }));
  return [0, 1].flatMap((rank) => ranked.filter((each) => each.rank === rank).map((each) => each.option));
}

/** 0 when a form begins with the text, 1 when one contains it, −1 when none does. */
function rankOf(option: ComboOption, wanted: string): -1 | 0 | 1 {
  const forms = [option.label, ...(option.aliases ?? [])].flatMap((words) => {
    const sound = wordPinyinOf(words);
    return [words.normalize('NFKC').replace(/\s/g, '').toLowerCase(), sound.initials, sound.full];
  });
  if (forms.some((form) => form.startsWith(wanted))) return 0;
  return forms.some((form) => form.includes(wanted)) ? 1 : -1;
}
