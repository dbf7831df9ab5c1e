import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { StoreCalendar } from '../../../shared/calendar/store-calendar.ts';
import type { Api } from '../../../shared/contract/index.ts';
import type { LevelPolicyVersion } from '../../../shared/contract/policy.ts';
import { type LevelPolicy, regulationLevelPolicy } from '../../../shared/domain/level-policy.ts';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { storeSettingsQuery } from '../../state/commons.ts';
import { storeDaysQuery, useStoreCalendar } from '../customers/store-calendar.ts';

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
  const today = useToday();
  const { data } = useQuery(levelsQuery(api, today));
  return useMemo(() => {
    const version = data?.versions.find(({ id }) => id === data.current);
    return version === undefined || calendar === undefined ? null : { policy: policyOf(version), calendar };
  }, [data, calendar]);
}

/** Reads of the rules what is not here yet; throws where it cannot be read. */
export function useReadCardRules(): () => Promise<void> {
  const api = useApi();
  const today = useToday();
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.ensureQueryData(levelsQuery(api, today)),
      queries.ensureQueryData(storeSettingsQuery(api)),
      queries.ensureQueryData(storeDaysQuery(api, today)),
    ]);
  };
}

/** The versions of a day: another one may be in force from midnight on. */
function levelsQuery(api: Api, today: CivilDate) {
  return queryOptions({
    queryKey: ['policy', 'levels', today],
    queryFn: () => api.policy.levels({}),
    staleTime: rulesStaleMs,
  });
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
