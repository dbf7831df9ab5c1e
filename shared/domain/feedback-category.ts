import { comparable } from '../text/compare.ts';
import type { DictionaryEntry } from './dictionary.ts';

/** The category of a customer who has bought a car elsewhere: what follows is seldom another call. */
export const boughtElsewhere = 'bought_elsewhere';

/**
 * The category that a feedback speaks of: the entry in use whose label and aliases make up most of the text, a word
 * inside a longer one counting once. Of equals the first in the store's order. Null where no word of the list stands in
 * the text: nobody is asked to guess.
 */
export function proposeCategory(
  entries: readonly Pick<DictionaryEntry, 'code' | 'label' | 'aliases' | 'active'>[],
  feedback: string,
): string | null {
  const text = comparable(feedback);
  const scores = entries
    .filter((entry) => entry.active)
    .map((entry) => ({ code: entry.code, score: wordsIn(text, [entry.label, ...entry.aliases].map(comparable)) }));
  const best = scores.toSorted((a, b) => b.score - a.score)[0];
  return best === undefined || best.score === 0 ? null : best.code;
}

/** How many characters of the text the words take up. */
function wordsIn(text: string, words: readonly string[]): number {
  const found = words.filter((word) => word !== '' && text.includes(word));
  const whole = found.filter((word) => !found.some((other) => other !== word && other.includes(word)));
  return whole.reduce((sum, word) => sum + word.length, 0);
}
