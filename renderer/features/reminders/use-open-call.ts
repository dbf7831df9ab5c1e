import { useCallback } from 'react';
import type { PlanTab } from '../../../shared/contract/plan.ts';
import { useGo } from '../../app/go.tsx';
import { useRemembered } from '../../state/remembered.ts';

interface Place {
  readonly tab: PlanTab;
  readonly assigneeId: string | null;
  readonly chosen: string | null;
}

/** Opens one's own work list, today's unless another one is meant, at a call where there is one. */
export function useOpenCall(): (planId: string | null, tab?: PlanTab) => void {
  const go = useGo();
  const [, setPlace] = useRemembered<Place>(['plan', 'today'], { tab: 'due', assigneeId: null, chosen: null });
  return useCallback(
    (planId, tab = 'due') => {
      setPlace((before) => ({ ...before, tab, assigneeId: null, chosen: planId }));
      go('/today');
    },
    [go, setPlace],
  );
}
