import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { SimilarCustomer } from '../../../shared/contract/card-rows.ts';
import type { CardValues } from '../../../shared/domain/card.ts';
import { useApi } from '../../state/api.ts';
import { useSettled } from '../../state/settled.ts';

const pauseMs = 400;
const nobody: readonly SimilarCustomer[] = [];

/**
 * Who may be the person on the card, looked for once the name, the county and the car stand still. What was found last
 * stays until the next answer, so that the column does not jump with every letter.
 */
export function useSimilar(values: CardValues, cardId: string | null, enabled: boolean): readonly SimilarCustomer[] {
  const api = useApi();
  const { name, gender, regionCode, vehicleId } = values;
  const isWhole = (name?.trim() ?? '') !== '' && (regionCode ?? '') !== '';
  const asked = useSettled(
    isWhole ? JSON.stringify({ name, gender: gender ?? null, regionCode, vehicleId: vehicleId ?? null }) : null,
    pauseMs,
  );
  const isAsked = enabled && asked !== null;
  const query = useQuery({
    queryKey: ['card', 'similar', cardId, asked],
    queryFn: () => api.card.similar({ ...JSON.parse(asked ?? '{}'), ...(cardId === null ? {} : { cardId }) }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return isAsked ? (query.data?.rows ?? nobody) : nobody;
}
