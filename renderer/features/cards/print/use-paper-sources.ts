import { levelHorizonDays } from '../../../../shared/domain/level.ts';
import { useCardRules } from '../card-rules.ts';
import type { WordSources } from '../card-words.ts';
import type { PaperSources } from './paper-cells.ts';

/** Words and lists for a printed card; the horizons of the levels as they hold today. */
export function usePaperSources(words: WordSources): PaperSources {
  const rules = useCardRules();
  return { ...words, horizons: rules?.policy.horizons ?? levelHorizonDays };
}
