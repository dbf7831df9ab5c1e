import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useCanOpen, usePathParam } from '../../app/go.tsx';
import { newCardRoute } from '../../app/navigation.ts';
import { useApi } from '../../state/api.ts';
import { dictionariesQuery } from '../../state/commons.ts';
import { failureOf } from '../../state/failure.ts';
import { useServices } from '../../state/services.ts';
import { CardForm } from './card-form.tsx';
import { CardMissing } from './card-missing.tsx';
import { CardReading } from './card-reading.tsx';
import { savedStart } from './card-start.ts';
import { CardLoading } from './new-card.tsx';

/** A saved card: to be completed, corrected, or only read. What was typed and not saved last time stands in it. */
export function SavedCard(): ReactElement {
  const id = usePathParam('id');
  const api = useApi();
  const queries = useQueryClient();
  const { clock } = useServices();
  const writes = useCanOpen()(newCardRoute);
  const [round, setRound] = useState(0);
  const { data, error, refetch } = useQuery({
    queryKey: ['card', 'open', id, round],
    queryFn: async () => {
      const [card, drafts] = await Promise.all([
        api.card.get({ id }),
        writes ? api.card.drafts({ limit: 100 }) : null,
        // a saved card is shown in words from the first moment, never in codes
        queries.ensureQueryData(dictionariesQuery(api)),
      ]);
      const left = drafts?.rows.find(({ cardId }) => cardId === id);
      const draft = left ? await api.card.draft({ id: left.id }) : null;
      const typed = draft === null ? null : { id: draft.id, savedAt: draft.updatedAt, body: draft.body };
      return savedStart(card, typed, clock.nowMs());
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (data?.card) {
    const { card } = data;
    return card.canCorrect && card.access !== 'masked' ? (
      <CardForm key={`${id} ${round}`} start={data} onReopen={() => setRound(round + 1)} />
    ) : (
      <CardReading key={id} card={card} />
    );
  }
  if (error !== null)
    return <CardMissing title="洽谈卡" what="这张洽谈卡" failure={failureOf(error)} onRetry={() => void refetch()} />;
  return <CardLoading title="洽谈卡" />;
}
