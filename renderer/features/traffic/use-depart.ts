import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { useApi } from '../../state/api.ts';
import { useZone } from '../../state/clock.ts';
import { useNotices } from '../../state/notices.ts';
import { type Act, useAct } from '../../state/use-act.ts';
import { useUndo } from './use-undo.ts';

/** Registers a departure: null is now, else UTC ms. */
export function useDepart({ id }: TrafficRow, onDone: () => void = () => undefined): Act<number | null> {
  const api = useApi();
  const notices = useNotices();
  const zone = useZone();
  const undo = useUndo();
  return useAct((at: number | null) => api.traffic.depart({ id, ...(at === null ? {} : { departedAt: at }) }), {
    refreshes: [['traffic'], ['floor'], ['card']],
    onDone: ({ departedAt }) => {
      notices.show({ text: `已登记 ${localTimeAt(departedAt, zone)} 离店`, undo: undo(id, 'depart') });
      onDone();
    },
  });
}
