import { useQuery } from '@tanstack/react-query';
import { Navigate, useRouter } from '@tanstack/react-router';
import { type ReactElement, useCallback, useRef, useState } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { usePathParam } from '../../app/go.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { LoadingRows } from '../../components/states.tsx';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { useServices } from '../../state/services.ts';
import { CardForm } from './card-form.tsx';
import { CardMissing } from './card-missing.tsx';
import { type CardStart, freshStart, visitStart } from './card-start.ts';

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
  const onDraft = useCallback(
    (id: string) => {
      if (own.current === id) return;
      own.current = id;
      // F5 and the window's own history find the draft instead of a blank card.
      router.history.replace(`/cards/draft/${id}`);
    },
    [router],
  );
  if (form.startsWith(freshPrefix)) return <BlankCard key={form} onDraft={onDraft} />;
  return <StoredDraft key={form} id={form} />;
}

function BlankCard({ onDraft }: { readonly onDraft: (id: string) => void }): ReactElement {
  const { clock } = useServices();
  const [start] = useState(() => freshStart(clock.nowMs()));
  return <CardForm start={start} onDraft={onDraft} />;
}

function StoredDraft({ id }: { readonly id: string }): ReactElement {
  const api = useApi();
  const { clock } = useServices();
  const { data, error, refetch } = useQuery({
    queryKey: ['card', 'draft', id],
    queryFn: async (): Promise<CardStart> => {
      const draft = await api.card.draft({ id });
      return {
        ...freshStart(draft.createdAt),
        typed: draft.body,
        draft: { id, savedAt: draft.updatedAt },
        trafficId: draft.trafficId,
        openedAt: clock.nowMs(),
      };
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data !== undefined) return <CardForm start={data} />;
  if (error !== null)
    return <CardMissing title="新洽谈卡" what="这张草稿" failure={failureOf(error)} onRetry={() => void refetch()} />;
  return <CardLoading title="新洽谈卡" />;
}

/** A card for an entry of the traffic register. */
export function VisitCard(): ReactElement {
  const day = usePathParam('day');
  const id = usePathParam('id');
  const api = useApi();
  const { clock } = useServices();
  const { data, error, refetch } = useQuery({
    queryKey: ['traffic', 'entry', day, id],
    queryFn: async (): Promise<CardStart | null> => {
      const visit = await findVisit(api, day, id);
      return visit === null ? null : visitStart(visit, clock.nowMs());
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (data) return <CardForm start={data} />;
  if (error !== null || data === null) {
    const failure = error === null ? null : failureOf(error);
    return <CardMissing title="新洽谈卡" what="这次来访的登记" failure={failure} onRetry={() => void refetch()} />;
  }
  return <CardLoading title="新洽谈卡" />;
}

/** The register is read page by page: a busy day has more than one. */
async function findVisit(api: ReturnType<typeof useApi>, day: CivilDate, id: string) {
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof api.traffic.list>> = await api.traffic.list({
      day,
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    });
    const visit = page.rows.find((row) => row.id === id && row.voidedAt === null);
    if (visit) return visit;
    cursor = page.nextCursor;
  } while (cursor !== null);
  return null;
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
