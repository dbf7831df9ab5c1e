import type { ReactElement } from 'react';
import type { PlanTab } from '../../../shared/contract/plan.ts';
import type { PlanCounts } from '../../../shared/contract/plan-rows.ts';
import { useCanOpen, useGo } from '../../app/go.tsx';
import { newCardRoute } from '../../app/navigation.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/states.tsx';

interface NoPlansProps {
  readonly tab: PlanTab;
  readonly counts: PlanCounts | undefined;
  /** 「明天」, or the next open day. */
  readonly nextDayWords: string;
  /** Whose list it is, when it is not one's own. */
  readonly name: string | null;
  readonly onTab: (tab: PlanTab) => void;
}

/** A tab without rows: why, and what to do instead. */
export function NoPlans({ tab, counts, nextDayWords, name, onTab }: NoPlansProps): ReactElement {
  const go = useGo();
  const canWrite = useCanOpen()(newCardRoute);
  if (counts !== undefined && !counts.ever) {
    return (
      <EmptyState
        title={name === null ? '还没有回访计划' : `${name}还没有回访计划`}
        text={
          name === null
            ? '每张洽谈卡都会自动带一个 48 小时回访，出现在这里。先接待一位客户，或请展厅经理把客户交接给您。'
            : '每张洽谈卡都会自动带一个 48 小时回访，出现在这里。'
        }
      >
        {name === null && canWrite && (
          <Button look="primary" icon="plus" onClick={() => go(newCardRoute)}>
            新建洽谈卡
          </Button>
        )}
      </EmptyState>
    );
  }
  const tomorrow = counts?.tomorrow ?? 0;
  if (tab === 'due') {
    const done = counts?.done ?? 0;
    return (
      <EmptyState
        icon="check"
        title={done > 0 ? `今天的 ${done} 个回访都做完了` : '今天没有要做的回访'}
        text={tomorrow > 0 ? `${nextDayWords}有 ${tomorrow} 个。` : `${nextDayWords}还没有回访。`}
      >
        {tomorrow > 0 && (
          <Button look="primary" onClick={() => onTab('tomorrow')}>
            看{nextDayWords}的 {tomorrow} 个
          </Button>
        )}
        {tomorrow === 0 && (counts?.week ?? 0) > 0 && (
          <Button look="primary" onClick={() => onTab('week')}>
            看 7 天内的 {counts?.week} 个
          </Button>
        )}
      </EmptyState>
    );
  }
  const titles = {
    done: '今天还没有完成的回访',
    tomorrow: `${nextDayWords}没有回访`,
    week: '往后 7 天没有回访',
  } as const;
  return (
    <EmptyState title={titles[tab]} text={(counts?.open ?? 0) > 0 ? `今天还有 ${counts?.open} 个要做。` : undefined}>
      {(counts?.open ?? 0) > 0 && (
        <Button look="primary" onClick={() => onTab('due')}>
          看今天的 {counts?.open} 个
        </Button>
      )}
    </EmptyState>
  );
}
