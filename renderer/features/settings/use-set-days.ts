import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { type Act, useAct } from '../../state/use-act.ts';

type Days = Parameters<ReturnType<typeof useApi>['store']['setDays']>[0];

/** Sets days of the calendar and says so; due days move by themselves, because they count from the calendar. */
export function useSetDays(): Act<Days> {
  const api = useApi();
  const notices = useNotices();
  return useAct((input: Days) => api.store.setDays(input), {
    refreshes: [['store'], ['plan']],
    onDone: () => notices.show({ text: '营业日历已改，到期日按新的日历算' }),
  });
}
