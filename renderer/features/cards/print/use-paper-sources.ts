import { levelHorizonDays } from '../../../../shared/domain/level.ts';
import { useCustomFields, useDictionaries, useStaff, useVehicles } from '../../../state/commons.ts';
import { useCardRules } from '../card-rules.ts';
import type { WordSources } from '../card-words.ts';
import type { PaperSources } from './paper-cells.ts';

/** True once every list is read that a printed card takes its words from: before that it would print codes. */
export function usePaperReady(): boolean {
  const read = [useDictionaries().data, useVehicles().data, useStaff().data, useCustomFields().data];
  return useCardRules() !== null && read.every((data) => data !== undefined);
}

/** Words and lists for a printed card; the horizons of the levels as they hold today. */
export function usePaperSources(words: WordSources): PaperSources {
  const rules = useCardRules();
  return { ...words, horizons: rules?.policy.horizons ?? levelHorizonDays };
}
