import { type ReactElement, useState } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { useGo } from '../../app/go.tsx';
import { useKeys } from '../../app/use-keys.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { ErrorState, LoadingRows } from '../../components/states.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import { useToday } from '../../state/clock.ts';
import { failureOf } from '../../state/failure.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { AssigneePicker } from '../today/assignee-picker.tsx';
import { CalendarGrid } from './calendar-grid.tsx';
import { useCalendarPlace } from './calendar-place.ts';
import { useCalendarView } from './calendar-queries.ts';
import { type Span, spanWords, stepSpan } from './calendar-span.ts';
import { SubscriptionPanel } from './subscription-panel.tsx';
import './calendar.css';

/** 回访日历: one's plans by month or week, moved by mouse or keys as far as their limit. */
export function CalendarScreen(): ReactElement {
  const today = useToday();
  const isManaging = isManager(usePerson().role);
  const [place, setPlace] = useCalendarPlace();
  const [isSubscribing, setSubscribing] = useState(false);
  const { span, assigneeId } = place;
  const on = place.on ?? today;
  const { data: view, error, refetch } = useCalendarView(span, on, assigneeId);
  const openPlan = useOpenPlan(assigneeId);
  const step = (by: -1 | 1): void => setPlace((before) => ({ ...before, on: stepSpan(span, on, by) }));
  const show = (next: Span, day: CivilDate = on): void => setPlace((before) => ({ ...before, span: next, on: day }));
  const goToday = (): void => setPlace((before) => ({ ...before, on: null }));
  const toggle = (): void => setSubscribing((before) => !before);
  useKeys('回访日历', [
    { keys: '[', label: '往前', hint: '前后翻', run: () => step(-1) },
    { keys: ']', label: '往后', hint: '前后翻', run: () => step(1) },
    { keys: 't', label: '回到今天', run: goToday },
    { keys: 'm', label: '按月看', hint: '月、周', run: () => show('month') },
    { keys: 'w', label: '按周看', hint: '月、周', run: () => show('week') },
    { keys: 'd', label: '日历订阅', run: toggle },
  ]);
  const failure = error === null ? null : failureOf(error);
  return (
    <div className={isSubscribing ? 'shape shape-panel' : 'cal-alone'}>
      <div className="left grow">
        <HeadRow
          title="回访日历"
          facts={
            <>
              {fullDateWords(today).slice('2026年'.length)}
              {isManaging && (
                <AssigneePicker
                  value={assigneeId}
                  onChange={(next) => setPlace((before) => ({ ...before, assigneeId: next }))}
                />
              )}
            </>
          }
        >
          <Button keys="T" onClick={goToday}>
            回到今天
          </Button>
          <Button keys="D" pressed={isSubscribing} onClick={toggle}>
            日历订阅
          </Button>
        </HeadRow>
        <TabsRow
          label="按月还是按周"
          tabs={[
            { value: 'month', label: '月' },
            { value: 'week', label: '周' },
          ]}
          value={span}
          onChange={(next) => show(next)}
          end={
            <span className="row">
              <IconButton
                icon="chevronLeft"
                label={span === 'month' ? '上个月' : '上一周'}
                keys="["
                onClick={() => step(-1)}
              />
              <span className="cal-span" aria-live="polite">
                {spanWords(span, on)}
              </span>
              <IconButton
                icon="chevronRight"
                label={span === 'month' ? '下个月' : '下一周'}
                keys="]"
                onClick={() => step(1)}
              />
            </span>
          }
        />
        {failure !== null && (
          <ErrorState
            title="回访日历没能读出来"
            text={`${failure.text}。计划都在，`}
            errorNumber={failure.errorNumber}
            onRetry={() => void refetch()}
          />
        )}
        {view === undefined ? (
          failure === null && <LoadingRows words="正在读取回访日历…" />
        ) : (
          <CalendarGrid
            view={view}
            span={span}
            month={on.slice(0, 7)}
            onOpen={openPlan}
            onWeek={(day) => show('week', day)}
          />
        )}
      </div>
      {isSubscribing && <SubscriptionPanel onClose={() => setSubscribing(false)} />}
    </div>
  );
}

/** Opens a plan where calls are made: beside the list of 今日回访. */
function useOpenPlan(assigneeId: string | null): (planId: string) => void {
  const go = useGo();
  const [, setDay] = useRemembered(['plan', 'today'], {
    tab: 'due',
    assigneeId: null as string | null,
    chosen: null as string | null,
  });
  return (planId) => {
    setDay({ tab: 'due', assigneeId, chosen: planId });
    go('/today');
  };
}
