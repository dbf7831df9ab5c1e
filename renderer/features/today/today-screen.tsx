import { type ReactElement, useMemo } from 'react';
import { addDays, localTimeAt } from '../../../shared/calendar/civil-date.ts';
import { fullDateWords, weekdayWords } from '../../../shared/calendar/words.ts';
import type { PlanTab } from '../../../shared/contract/plan.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { HeadRow } from '../../components/head-row.tsx';
import { Panel, Shape } from '../../components/panel.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../../components/states.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import { VirtualList } from '../../components/virtual-list.tsx';
import { useToday, useZone } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { AssigneePicker } from './assignee-picker.tsx';
import { groupRows } from './day-groups.ts';
import { NoPlans } from './no-plans.tsx';
import { PlanRowCells, planColumns } from './plan-row.tsx';
import { type DayFacts, useDayList } from './today-queries.ts';
import { WorkPanel } from './work-panel.tsx';

interface Place {
  readonly tab: PlanTab;
  readonly assigneeId: string | null;
  readonly chosen: string | null;
}

/** 今日回访: the day's calls, overdue first, the chosen one open at the right. */
export function TodayScreen(): ReactElement {
  const today = useToday();
  const { role } = usePerson();
  const [place, setPlace] = useRemembered<Place>(['plan', 'today'], { tab: 'due', assigneeId: null, chosen: null });
  const { list, facts } = useDayList(place.tab, place.assigneeId);
  const counts = facts?.counts;
  // A call that was just done leaves the list and stays open, until the next one is chosen.
  const chosen = place.chosen ?? list.rows[0]?.id ?? null;
  const choose = (id: string | null): void => setPlace((before) => ({ ...before, chosen: id }));
  const goOn = (): void => {
    const at = list.rows.findIndex((row) => row.id === chosen);
    const after = list.rows[at + 1] ?? list.rows.find((row) => row.id !== chosen);
    choose(after?.id ?? null);
  };
  const setTab = (tab: PlanTab): void => setPlace((before) => ({ ...before, tab, chosen: null }));
  const nextDayWords = facts === undefined ? '明天' : nextOpenWords(facts, today);
  return (
    <>
      <HeadRow
        title="今日回访"
        facts={
          <>
            {fullDateWords(today).slice(5)}
            {isManager(role) && (
              <AssigneePicker
                value={place.assigneeId}
                onChange={(assigneeId) => setPlace((before) => ({ ...before, assigneeId, chosen: null }))}
              />
            )}
          </>
        }
        {...(counts === undefined || !counts.ever
          ? {}
          : {
              progress: {
                label: '已完成',
                done: counts.done,
                total: counts.done + counts.open,
                note: counts.overdue > 0 && <span className="red b">逾期 {counts.overdue}</span>,
              },
            })}
      />
      <Shape kind="panel">
        <div className="left">
          <TabsRow
            label="哪些回访"
            tabs={[
              { value: 'due', label: '待办', ...countOf(counts?.open) },
              { value: 'done', label: '已完成', ...countOf(counts?.done) },
              { value: 'tomorrow', label: nextDayWords, ...countOf(counts?.tomorrow) },
              { value: 'week', label: '7 天内', ...countOf(counts?.week) },
            ]}
            value={place.tab}
            onChange={setTab}
            end={place.tab === 'due' ? '按逾期、约定时间、级别排序' : null}
          />
          <Rows
            list={list}
            facts={facts}
            tab={place.tab}
            chosen={chosen}
            nextDayWords={nextDayWords}
            isOwn={place.assigneeId === null}
            onChoose={choose}
            onTab={setTab}
          />
        </div>
        {chosen === null ? (
          <Panel label="回访">{list.isLoading ? null : <EmptyState title="没有选中的回访" />}</Panel>
        ) : (
          <WorkPanel planId={chosen} onNext={goOn} />
        )}
      </Shape>
    </>
  );
}

function countOf(count: number | undefined): { readonly count?: number } {
  return count === undefined ? {} : { count };
}

/** 「明天」, or the weekday of the next open day where the store is closed tomorrow. */
function nextOpenWords({ nextOpenOn }: DayFacts, today: string): string {
  return nextOpenOn === addDays(today, 1) ? '明天' : weekdayWords(nextOpenOn);
}

interface RowsProps {
  readonly list: ReturnType<typeof useDayList>['list'];
  readonly facts: DayFacts | undefined;
  readonly tab: PlanTab;
  readonly chosen: string | null;
  readonly nextDayWords: string;
  readonly isOwn: boolean;
  readonly onChoose: (id: string) => void;
  readonly onTab: (tab: PlanTab) => void;
}

function Rows(props: RowsProps): ReactElement {
  const { list, facts, tab, chosen, nextDayWords, isOwn, onChoose, onTab } = props;
  const today = useToday();
  const zone = useZone();
  const counts = facts?.counts;
  const items = useMemo(() => groupRows(tab, list.rows, counts, today), [tab, list.rows, counts, today]);
  if (list.isLoading) return <LoadingRows words="正在读取今日回访…" rows={8} />;
  const failure = list.error === null ? null : failureOf(list.error);
  return (
    <>
      {failure !== null && (
        <>
          <ErrorState
            title="今日回访没能读出来"
            text={`${failure.text}。`}
            errorNumber={failure.errorNumber}
            onRetry={list.retry}
          />
          {list.rows.length > 0 && list.readAt !== null && (
            <div className="grp">
              {localTimeAt(list.readAt, zone)} 读到的 {list.rows.length} 个仍可以看
            </div>
          )}
        </>
      )}
      {list.rows.length === 0 && failure === null && (
        <NoPlans
          tab={tab}
          counts={counts}
          nextDayWords={nextDayWords}
          name={isOwn ? null : (facts?.assignee.name ?? null)}
          onTab={onTab}
        />
      )}
      {list.rows.length > 0 && (
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
      )}
    </>
  );
}
