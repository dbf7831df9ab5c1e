import './merge.css';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, useEffect, useRef } from 'react';
import type { MergeComparison } from '../../../shared/contract/merge.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { useBack, useGo, usePathParam } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { Shape } from '../../components/panel.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { useApi } from '../../state/api.ts';
import { failureOf } from '../../state/failure.ts';
import { useNotices } from '../../state/notices.ts';
import { remember, useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { useAct } from '../../state/use-act.ts';
import { blankMerge, choicesOf, type MergeDraft, swapped } from './merge-draft.ts';
import { touchedByMerges, useComparison } from './merge-queries.ts';
import { MergeSide } from './merge-side.tsx';
import { MergeTable } from './merge-table.tsx';

/** 合并: two records of one person side by side, field by field, and what follows. */
export function MergeScreen(): ReactElement {
  const id = usePathParam('id');
  const otherId = usePathParam('otherId');
  const { data, error, refetch } = useComparison(id, otherId);
  if (data !== undefined) return <Comparison key={`${id}/${otherId}`} data={data} onRead={() => void refetch()} />;
  const parent = { label: '客户', to: `/customers/${id}` };
  if (error === null) {
    return (
      <>
        <HeadRow title="合并两条记录" parent={parent} />
        <LoadingRows words="正在比较两条记录…" rows={8} />
      </>
    );
  }
  return <Unread id={id} error={error} onRetry={() => void refetch()} />;
}

interface UnreadProps {
  readonly id: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

function Unread({ id, error, onRetry }: UnreadProps): ReactElement {
  const go = useGo();
  const failure = failureOf(error);
  const isMerged = failure.code === 'ALREADY_DONE';
  return (
    <>
      <HeadRow title="合并两条记录" parent={{ label: '客户', to: `/customers/${id}` }} />
      {isMerged || failure.code === 'NOT_FOUND' || failure.code === 'NOT_OWNER' || failure.code === 'INVALID_INPUT' ? (
        <EmptyState
          title={isMerged ? '这两条已经是一条了' : '这两条不能合并'}
          icon="people"
          text={isMerged ? '别人刚合并过，什么都不用再做。' : `${failure.text}。`}
        >
          <Button look="primary" onClick={() => go(`/customers/${id}`, { replace: true })}>
            打开客户
          </Button>
        </EmptyState>
      ) : (
        <ErrorState
          title="没能比较这两条记录"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={onRetry}
        />
      )}
    </>
  );
}

interface ComparisonProps {
  readonly data: MergeComparison;
  readonly onRead: () => void;
}

function Comparison({ data, onRead }: ComparisonProps): ReactElement {
  const { kept, gone } = data;
  const go = useGo();
  const back = useBack(`/customers/${kept.id}`);
  const queries = useQueryClient();
  const [draft, keep] = useRemembered<MergeDraft>(['merge', kept.id, gone.id], blankMerge);
  const merge = useMerge(data, onRead);
  const isBlocked = data.disputed.length > 0;
  const run = (): void => {
    if (!isBlocked) merge.run(draft);
  };
  const swap = (): void => {
    remember(queries, ['merge', gone.id, kept.id], swapped(draft));
    go(`/customers/${gone.id}/merge/${kept.id}`, { replace: true });
  };
  useKeys('合并', [
    { keys: 'Ctrl+Enter', label: '合并成一条', disabled: isBlocked, run },
    { keys: 'x', label: '换一边留', run: swap },
    { keys: 'Escape', label: '不合并，返回', hint: '返回', run: back },
  ]);
  const table = useRef<HTMLDivElement>(null);
  useEffect(() => {
    table.current?.querySelector<HTMLElement>('input:checked')?.focus();
  }, []);
  return (
    <>
      <HeadRow
        title="合并两条记录"
        parent={{ label: kept.name, to: `/customers/${kept.id}` }}
        facts="同一个人的两条记录并成一条，什么都不丢；以后可以拆开"
      >
        <Button keys="x" onClick={swap}>
          换一边留
        </Button>
        <Button look="primary" keys="Ctrl+Enter" busy={merge.busy} disabled={isBlocked} onClick={run}>
          合并成一条
        </Button>
      </HeadRow>
      <Shape kind="column">
        <div ref={table} className="merge-page">
          <MergeTable
            data={data}
            draft={draft}
            onChange={(next) => {
              merge.clear();
              keep(next);
            }}
          />
        </div>
        <MergeSide data={data} error={merge.failure?.text ?? null} />
      </Shape>
    </>
  );
}

/** Merges, opens what came of it, and offers the way back to those who may take it. */
function useMerge(data: MergeComparison, onRead: () => void) {
  const { kept, gone } = data;
  const api = useApi();
  const go = useGo();
  const notices = useNotices();
  const queries = useQueryClient();
  const { role } = usePerson();
  return useAct(
    async (draft: MergeDraft) => {
      try {
        return await api.merge.merge({
          id: kept.id,
          otherId: gone.id,
          choices: choicesOf(draft, data),
          stamps: { kept: kept.stamp, gone: gone.stamp },
        });
      } catch (error) {
        // what somebody else wrote meanwhile is what has to be seen next
        if (failureOf(error).code === 'MERGE_STALE') onRead();
        throw error;
      }
    },
    {
      onDone: async ({ id, mergeId }) => {
        queries.removeQueries({ queryKey: ['merge'] });
        go(`/customers/${id}`, { replace: true });
        await Promise.all(touchedByMerges.map((queryKey) => queries.invalidateQueries({ queryKey })));
        const undo = async (): Promise<void> => {
          await api.merge.undo({ mergeId });
          await Promise.all(touchedByMerges.map((queryKey) => queries.invalidateQueries({ queryKey })));
        };
        notices.show({ text: `已合并成一条，${gone.name}的经过都在这里`, ...(isManager(role) ? { undo } : {}) });
      },
    },
  );
}
