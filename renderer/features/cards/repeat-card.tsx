import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { levelHorizonDays } from '../../../shared/domain/level.ts';
import { useGo, usePathParam } from '../../app/go.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useServices } from '../../state/services.ts';
import { CardForm } from './card-form.tsx';
import { CardMissing } from './card-missing.tsx';
import { useCardRules } from './card-rules.ts';
import { type CardStart, repeatStart } from './card-start.ts';
import { useKnownCustomer } from './known-customer.ts';
import { CardLoading } from './new-card.tsx';

/** The next card of one's own customer, from his page: prefilled, and decided whose it is. */
export function RepeatCard(): ReactElement {
  const id = usePathParam('id');
  const go = useGo();
  const api = useApi();
  const today = useToday();
  const { clock } = useServices();
  const rules = useCardRules();
  const readKnown = useKnownCustomer();
  const { data, error, refetch } = useQuery({
    queryKey: ['card', 'repeat', id],
    queryFn: async (): Promise<CardStart | null> => {
      const { phone, access } = await api.customer.get({ id });
      const known = access === 'own' ? await readKnown(id, today, rules?.policy.horizons ?? levelHorizonDays) : null;
      return known === null ? null : repeatStart({ ...known, id, phone }, clock.nowMs());
    },
    enabled: rules !== null,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data) return <CardForm start={data} onReopen={(draft) => go(`/cards/draft/${draft}`, { replace: true })} />;
  if (error !== null || data === null) {
    const failure = error === null ? null : failureOf(error);
    return <CardMissing title="新洽谈卡" what="您的这位客户" failure={failure} onRetry={() => void refetch()} />;
  }
  return <CardLoading title="新洽谈卡" />;
}
