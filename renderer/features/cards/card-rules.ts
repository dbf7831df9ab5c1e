import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { StoreCalendar } from '../../../shared/calendar/store-calendar.ts';
import type { LevelPolicyVersion } from '../../../shared/contract/policy.ts';
import { type LevelPolicy, regulationLevelPolicy } from '../../../shared/domain/level-policy.ts';
import { useApi } from '../../state/api.ts';
import { useStoreCalendar } from '../customers/store-calendar.ts';

/** By what the level and the next plan of a card are measured. */
export interface CardRules {
  readonly policy: LevelPolicy;
  readonly calendar: StoreCalendar;
}

const rulesStaleMs = 300_000;

/** Today's intervals and open days; null until they are read. The host measures again when the card is saved. */
export function useCardRules(): CardRules | null {
  const api = useApi();
  const calendar = useStoreCalendar();
  const { data } = useQuery({
    queryKey: ['policy', 'levels'],
    queryFn: () => api.policy.levels({}),
    staleTime: rulesStaleMs,
  });
  return useMemo(() => {
    const version = data?.versions.find(({ id }) => id === data.current);
    return version === undefined || calendar === undefined ? null : { policy: policyOf(version), calendar };
  }, [data, calendar]);
}

/** A version of the intervals as the rules read it; a level that it does not mention has the regulation's gap. */
function policyOf(version: LevelPolicyVersion): LevelPolicy {
  const { gaps, horizons } = regulationLevelPolicy;
  return {
    id: version.id,
    effectiveFrom: version.effectiveFrom,
    firstPlanDays: version.firstPlanDays,
    gaps: {
      ...gaps,
      ...Object.fromEntries(
        version.levels.map(({ level, gapUnit, gapCount }) => [level, { unit: gapUnit, count: gapCount }]),
      ),
    },
    horizons: {
      ...horizons,
      ...Object.fromEntries(version.levels.map(({ level, horizonDays }) => [level, horizonDays])),
    },
  };
}
