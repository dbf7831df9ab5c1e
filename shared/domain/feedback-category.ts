import { comparable } from '../text/compare.ts';
import type { DictionaryEntry } from './dictionary.ts';

/**
 * The category that a feedback speaks of: the entry in use whose label or alias stands in the text, the longest word
 * first, so that 「颜色没有」 goes before 「没有」. Null where none does: nobody is asked to guess.
 */
export function proposeCategory(
  entries: readonly Pick<DictionaryEntry, 'code' | 'label' | 'aliases' | 'active'>[],
  feedback: string,
): string | null {
  const text = comparable(feedback);
  const words = entries
    .filter((entry) => entry.active)
    .flatMap((entry) => [entry.label, ...entry.aliases].map((word) => ({ code: entry.code, word: comparable(word) })))
    .filter(({ word }) => word !== '' && text.includes(word))
    .toSorted((a, b) => b.word.length - a.word.length);
  return words[0]?.code ?? null;
}
