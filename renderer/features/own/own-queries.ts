import type { InferContractRouterOutputs } from '@orpc/contract';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Contract } from '../../../shared/contract/index.ts';
import type { PlanRow } from '../../../shared/contract/plan-rows.ts';
import type { PromiseKind } from '../../../shared/domain/promise.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { useRemembered } from '../../state/remembered.ts';

export type OwnFigures = InferContractRouterOutputs<Contract>['own']['overview'];

/** Where somebody is among figures; `kind` is the one whose records are open. */
export interface OwnPlace {
  /** `2026-03`; null for this month. */
  readonly month: string | null;
  /** Null for one's own. */
  readonly personId: string | null;
  readonly kind: PromiseKind;
}

/** Which figures are looked at, remembered while somebody is elsewhere. */
export function useOwnPlace() {
  return useRemembered<OwnPlace>(['own', 'place'], { month: null, personId: null, kind: 'missed' });
}

/** The figures of a person in a month. */
export function useOwnFigures(month: string, personId: string | null): UseQueryResult<OwnFigures> {
  const api = useApi();
  return useQuery({
    queryKey: ['own', 'overview', month, personId],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api.own.overview({ month, ...(personId === null ? {} : { personId }) }, { signal }),
  });
}

/** The calls behind one of the figures, page by page. */
export function usePromises(month: string, kind: PromiseKind, personId: string | null): KeysetList<PlanRow> {
  const api = useApi();
  return useKeysetList<PlanRow, string>({
    queryKey: ['own', 'promises', month, kind, personId],
    fetchPage: async (cursor, signal) => {
      const page = await api.own.promises(
        { month, kind, limit: 50, ...(personId === null ? {} : { personId }), ...(cursor === null ? {} : { cursor }) },
        { signal },
      );
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}
