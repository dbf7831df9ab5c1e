import { type ReactElement, useMemo } from 'react';
import { localTimeAt } from '../../../shared/calendar/civil-date.ts';
import type { PlanTab } from '../../../shared/contract/plan.ts';
import type { PlanRow } from '../../../shared/contract/plan-rows.ts';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import type { KeysetList } from '../../components/use-keyset-list.ts';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useToday, useZone } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { groupRows } from './day-groups.ts';
import { NoPlans } from './no-plans.tsx';
import { PlanRowCells, planColumns } from './plan-row.tsx';
import type { DayFacts } from './today-queries.ts';

interface DayRowsProps {
  readonly list: KeysetList<PlanRow>;
  /** Undefined until read. */
  readonly facts: DayFacts | undefined;
  readonly tab: PlanTab;
  readonly onTab: (tab: PlanTab) => void;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly nextDayWords: string;
  readonly isOwn: boolean;
}

/** The rows of a tab, or why there are none; what was read before an error stays readable. */
export function DayRows(props: DayRowsProps): ReactElement {
  const { list, facts, tab, chosen, onChoose } = props;
  const today = useToday();
  const zone = useZone();
  const counts = facts?.counts;
  const items = useMemo(() => groupRows(tab, list.rows, counts, today), [tab, list.rows, counts, today]);
  if (list.isLoading) return <LoadingRows words="正在读取今日回访…" rows={8} />;
  const failure = list.error === null ? null : failureOf(list.error);
  return (
    <>
      {failure !== null && (
        <ErrorState
          title="今日回访没能读出来"
          text={`${failure.text}。`}
          errorNumber={failure.errorNumber}
          onRetry={list.retry}
        />
      )}
      {failure !== null && list.rows.length > 0 && list.readAt !== null && (
        <div className="grp">
          {localTimeAt(list.readAt, zone)} 读到的 {list.rows.length} 个仍可以看
        </div>
      )}
      {list.rows.length > 0 ? (
        <VirtualList
          label="今日回访"
          items={items}
          rowHeight={52}
          columns={planColumns}
          renderRow={(row) => <PlanRowCells row={row} />}
          chosen={chosen}
          onChoose={onChoose}
          onNearEnd={list.onNearEnd}
          total={list.total}
          letters
        />
      ) : (
        failure === null && <Nothing {...props} />
      )}
    </>
  );
}

function Nothing({ facts, tab, onTab, nextDayWords, isOwn }: DayRowsProps): ReactElement {
  const counts = facts?.counts;
  const name = isOwn ? null : (facts?.assignee.name ?? null);
  return <NoPlans tab={tab} counts={counts} nextDayWords={nextDayWords} name={name} onTab={onTab} />;
}
