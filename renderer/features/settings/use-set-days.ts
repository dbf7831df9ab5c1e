import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { type Act, useAct } from '../../state/use-act.ts';

type Days = Parameters<ReturnType<typeof useApi>['store']['setDays']>[0];

/**
 * Sets days of the calendar and says so; due days move by themselves, because they count from the calendar.
 * @param before the same days as they stand, to take it back; left out where that cannot be said
 */
export function useSetDays(before?: Days): Act<Days> {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  const refreshes = [['store'], ['plan']] as const;
  const undoTo = (days: Days) => async (): Promise<void> => {
    await api.store.setDays(days);
    await Promise.all(refreshes.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
  return useAct((input: Days) => api.store.setDays(input), {
    refreshes,
    onDone: () =>
      notices.show({
        text: '营业日历已改，到期日按新的日历算',
        ...(before === undefined ? {} : { undo: undoTo(before) }),
      }),
  });
}
