import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { phoneTail } from '../../../shared/text/phone.ts';
import { useCanOpen, useGo } from '../../app/go.tsx';
import { newCardRoute } from '../../app/navigation.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { Kbd } from '../../components/marks.tsx';
import { Box } from '../../components/panel.tsx';
import { useApi } from '../../state/api.ts';
import { useZone } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';

interface DraftRow {
  readonly id: string;
  readonly cardId: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly updatedAt: number;
}

/** One's own unfinished drafts, the newest first; whoever writes no cards has none. */
export function useDrafts(): readonly DraftRow[] {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['card', 'drafts'],
    enabled: useCanOpen()(newCardRoute),
    queryFn: () => api.card.drafts({ limit: 20 }),
  });
  return data?.rows ?? [];
}

/** Where a draft is taken up again: on its card, or as a new one. */
export function draftPath({ id, cardId }: Pick<DraftRow, 'id' | 'cardId'>): string {
  return cardId === null ? `/cards/draft/${id}` : `/cards/${cardId}`;
}

/** 「田 先生 尾号 6621」, or what else tells one draft from another. */
export function draftName({ name, phone }: Pick<DraftRow, 'name' | 'phone'>): string {
  const tail = phone === null || phone.replace(/\D/g, '').length < 4 ? '' : `尾号 ${phoneTail(phone)}`;
  return [name ?? '', tail].filter((part) => part.trim() !== '').join(' ') || '还没写姓名';
}

/** Cards that were begun and not saved, offered while another one is open. */
export function DraftsBox({ exceptId }: { readonly exceptId: string | null }): ReactElement | null {
  const drafts = useDrafts().filter(({ id }) => id !== exceptId);
  const go = useGo();
  const zone = useZone();
  const [first] = drafts;
  const open = (draft: DraftRow): void => go(draftPath(draft));
  useKeys(
    '没写完的卡',
    first === undefined
      ? []
      : [{ keys: 'Alt+d', label: '接着写没写完的卡', hint: false, inText: true, run: () => open(first) }],
  );
  if (first === undefined) return null;
  return (
    <Box title={`还有 ${drafts.length} 张没写完`}>
      <ul className="drafts">
        {drafts.slice(0, 3).map((draft, index) => (
          <li key={draft.id}>
            <Button small onClick={() => open(draft)}>
              {index === 0 && <Kbd keys="Alt+d" />}
              <span className="cut">{draftName(draft)}</span>
              <span className="xs t3">{localTimeAt(draft.updatedAt, zone)}</span>
            </Button>
            <DiscardDraft draft={draft} />
          </li>
        ))}
      </ul>
    </Box>
  );
}

/** Throws a draft away; what was typed can be put back for ten minutes. */
export function DiscardDraft({ draft }: { readonly draft: DraftRow }): ReactElement {
  const api = useApi();
  const queries = useQueryClient();
  const notices = useNotices();
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: ['card', 'drafts'] });
  const discard = async (): Promise<void> => {
    const { body, trafficId, cardId } = await api.card.draft({ id: draft.id });
    await api.card.discardDraft({ id: draft.id });
    await refresh();
    notices.show({
      text: `已丢弃草稿「${draftName(draft)}」`,
      undo: async () => {
        await api.card.saveDraft({
          body,
          ...(trafficId === null ? {} : { trafficId }),
          ...(cardId === null ? {} : { cardId }),
        });
        await refresh();
      },
    });
  };
  return (
    <IconButton
      icon="cross"
      label={`丢弃草稿「${draftName(draft)}」`}
      onClick={() => {
        discard().catch((error: unknown) => notices.fail(failureOf(error).text));
      }}
    />
  );
}
