import { useQuery } from '@tanstack/react-query';
import { Navigate, useRouter } from '@tanstack/react-router';
import { type ReactElement, useCallback, useRef, useState } from 'react';
import { civilDateAt } from '../../../shared/calendar/civil-date.ts';
import { useGo, usePathParam } from '../../app/go.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { LoadingRows } from '../../components/states.tsx';
import { useApi } from '../../state/api.ts';
import { useZone } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useServices } from '../../state/services.ts';
import { CardForm } from './card-form.tsx';
import { CardMissing } from './card-missing.tsx';
import { type CardStart, draftStart, freshStart, visitStart } from './card-start.ts';
import { visitsOf } from './card-visits.ts';

const freshPrefix = 'new-';

/** Begins another blank card. Each has an address of its own, so that several can be unfinished at once. */
export function NewCard(): ReactElement {
  const { clock } = useServices();
  const [startedAt] = useState(() => clock.nowMs());
  return <Navigate to={`/cards/draft/${freshPrefix}${startedAt}`} replace />;
}

/** A card that is not saved yet: a blank one, or a draft that was left. */
export function DraftCard(): ReactElement {
  const param = usePathParam('draft');
  const router = useRouter();
  /** Which form is open, and the draft that it has got meanwhile: then the address names the same form. */
  const own = useRef<string | null>(null);
  const [form, setForm] = useState(param);
  if (form !== param && own.current !== param) {
    own.current = null;
    setForm(param);
  }
  const [round, setRound] = useState(0);
  const onDraft = useCallback(
    (id: string) => {
      if (own.current === id || param === id) return;
      own.current = id;
      // F5 and the window's own history find the draft instead of a blank card.
      router.history.replace(`/cards/draft/${id}`);
    },
    [router, param],
  );
  const reopen = (id: string): void => {
    own.current = id;
    setForm(id);
    setRound(round + 1);
  };
  if (form.startsWith(freshPrefix)) return <BlankCard key={form} onDraft={onDraft} onReopen={reopen} />;
  return <StoredDraft key={`${form} ${round}`} id={form} round={round} onDraft={onDraft} onReopen={reopen} />;
}

interface OpenDraftProps {
  /** The draft has got its id, or another one. */
  readonly onDraft: (id: string) => void;
  /** Opens what the host has of a draft now. */
  readonly onReopen: (id: string) => void;
}

function BlankCard({ onDraft, onReopen }: OpenDraftProps): ReactElement {
  const { clock } = useServices();
  const [start] = useState(() => freshStart(clock.nowMs()));
  return <CardForm start={start} onDraft={onDraft} onReopen={onReopen} />;
}

interface StoredDraftProps extends OpenDraftProps {
  readonly id: string;
  /** How often it was opened anew: each time it is read again. */
  readonly round: number;
}

function StoredDraft({ id, round, onDraft, onReopen }: StoredDraftProps): ReactElement {
  const api = useApi();
  const { clock } = useServices();
  const zone = useZone();
  const { data, error, refetch } = useQuery({
    queryKey: ['card', 'draft', id, round],
    queryFn: async (): Promise<CardStart> => {
      const draft = await api.card.draft({ id });
      const day = civilDateAt(draft.createdAt, zone);
      const visit =
        draft.trafficId === null ? undefined : (await visitsOf(api, day)).find((row) => row.id === draft.trafficId);
      return draftStart(draft, visit ?? null, clock.nowMs());
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data !== undefined) return <CardForm start={data} onDraft={onDraft} onReopen={onReopen} />;
  if (error !== null)
    return <CardMissing title="新洽谈卡" what="这张草稿" failure={failureOf(error)} onRetry={() => void refetch()} />;
  return <CardLoading title="新洽谈卡" />;
}

/** A card for an entry of the traffic register. */
export function VisitCard(): ReactElement {
  const day = usePathParam('day');
  const id = usePathParam('id');
  const go = useGo();
  const api = useApi();
  const { clock } = useServices();
  const { data, error, refetch } = useQuery({
    queryKey: ['traffic', 'entry', day, id],
    queryFn: async (): Promise<CardStart | null> => {
      const visit = (await visitsOf(api, day)).find((row) => row.id === id);
      return visit === undefined ? null : visitStart(visit, clock.nowMs());
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data) return <CardForm start={data} onReopen={(draft) => go(`/cards/draft/${draft}`, { replace: true })} />;
  if (error !== null || data === null) {
    const failure = error === null ? null : failureOf(error);
    return <CardMissing title="新洽谈卡" what="这次来访的登记" failure={failure} onRetry={() => void refetch()} />;
  }
  return <CardLoading title="新洽谈卡" />;
}

/** The place of the form while it is read. */
export function CardLoading({ title }: { readonly title: string }): ReactElement {
  return (
    <>
      <HeadRow title={title} />
      <LoadingRows words="正在读取洽谈卡…" rows={10} />
    </>
  );
}
