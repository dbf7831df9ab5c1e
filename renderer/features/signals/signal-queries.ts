import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SignalRow } from '../../../shared/contract/signal.ts';
import type { SignalKind } from '../../../shared/domain/signal/kinds.ts';
import type { SignalVerdict } from '../../../shared/domain/signal/review.ts';
import { type KeysetList, useKeysetList } from '../../components/use-keyset-list.ts';
import { useApi } from '../../state/api.ts';
import { useNotices } from '../../state/notices.ts';
import { type Act, useAct } from '../../state/use-act.ts';

/** Which signals; each condition may be left open. */
export interface SignalFilter {
  readonly state: 'open' | 'reviewed' | null;
  readonly personId: string | null;
  readonly kind: SignalKind | null;
}

const touched = [['signal']] as const;

/** Signals, those of the newest day first. */
export function useSignals({ state, personId, kind }: SignalFilter): KeysetList<SignalRow> {
  const api = useApi();
  return useKeysetList<SignalRow, string>({
    queryKey: ['signal', 'list', state, personId, kind],
    fetchPage: async (cursor, signal) => {
      const page = await api.signal.list(
        {
          limit: 50,
          ...(state === null ? {} : { state }),
          ...(personId === null ? {} : { personId }),
          ...(kind === null ? {} : { kind }),
          ...(cursor === null ? {} : { cursor }),
        },
        { signal },
      );
      return { rows: page.rows, next: page.nextCursor };
    },
  });
}

/** One signal with what it rests on. */
export function useSignal(id: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: ['signal', 'one', id],
    enabled: id !== null,
    queryFn: ({ signal }) => api.signal.get({ id: id ?? '' }, { signal }),
  });
}

interface Said {
  readonly id: string;
  readonly verdict: SignalVerdict | null;
  readonly note: string;
}

/** Keeps what was said of a signal; the notice puts back what was said before. */
export function useReviewSignal(before: SignalRow['review'], onSaid: () => void): Act<Said> {
  const api = useApi();
  const notices = useNotices();
  const queries = useQueryClient();
  return useAct(
    async (said: Said) => {
      await api.signal.review(said);
      return said;
    },
    {
      refreshes: touched,
      onDone: ({ id, verdict }) => {
        onSaid();
        notices.show({
          text: verdict === null ? '已收回，重新算没看' : '已记下，只有经理看得到',
          undo: async () => {
            await api.signal.review({ id, verdict: before?.verdict ?? null, note: before?.note ?? '' });
            await queries.invalidateQueries({ queryKey: ['signal'] });
          },
        });
      },
    },
  );
}
