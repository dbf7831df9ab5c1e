import { useQueryClient } from '@tanstack/react-query';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import type { TrafficRow } from '../../../shared/contract/traffic.ts';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import type { CardModel } from './card-model.ts';
import type { DraftKeeper } from './draft-keeper.ts';

/**
 * Ties a saved card to a visit at once; what was typed and not saved is kept as the draft first.
 * @param onDone the card is to be shown anew: its arrival is another
 */
export function useAttach(model: CardModel, keeper: DraftKeeper, onDone: () => void): (visit: TrafficRow) => void {
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  const { card } = model.start;
  const attach = async ({ id, arrivedAt }: TrafficRow): Promise<void> => {
    if (card === null) return;
    await keeper.flush();
    await api.card.correct({ cardId: card.id, trafficId: id, values: {} });
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['traffic'] }),
      queries.invalidateQueries({ queryKey: ['card', 'list'] }),
    ]);
    notices.show({ text: `已接上 ${localTimeAt(arrivedAt, model.zone)} 到店的来访；接错了请展厅经理更正` });
    onDone();
  };
  return (visit) => {
    attach(visit).catch((error: unknown) => notices.fail(failureOf(error).text));
  };
}
