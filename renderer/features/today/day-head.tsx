import type { ReactElement } from 'react';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import type { PlanTab } from '../../../shared/contract/plan.ts';
import type { PlanCounts } from '../../../shared/contract/plan-rows.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { useGo } from '../../app/go.tsx';
import { Button } from '../../components/button.tsx';
import { HeadRow } from '../../components/head-row.tsx';
import { TabsRow } from '../../components/tabs-row.tsx';
import { useToday } from '../../state/clock.ts';
import { usePerson } from '../../state/session.ts';
import { useCalendarPlace } from '../calendar/calendar-place.ts';
import { useOwnPlace } from '../own/own-queries.ts';
import { RegradeButton } from '../regrade/regrade-button.tsx';
import { AssigneePicker } from './assignee-picker.tsx';

interface DayHeadProps {
  readonly tab: PlanTab;
  readonly onTab: (tab: PlanTab) => void;
  /** Undefined until read. */
  readonly counts: PlanCounts | undefined;
  readonly nextDayWords: string;
  readonly assigneeId: string | null;
  readonly onAssignee: (assigneeId: string | null) => void;
  /** Nobody is chosen yet: there is no list to have tabs. */
  readonly asksWhose: boolean;
}

/** The day, how far it is, and its tabs. */
export function DayHead(props: DayHeadProps): ReactElement {
  const { tab, onTab, counts, nextDayWords, assigneeId, onAssignee, asksWhose } = props;
  const today = useToday();
  const { role } = usePerson();
  const progress = counts?.ever && {
    label: '已完成',
    done: counts.done,
    total: counts.done + counts.open,
    note: counts.overdue > 0 && <span className="red b">逾期 {counts.overdue}</span>,
  };
  return (
    <>
      <HeadRow
        title={isManager(role) ? '顾问回访' : '今日回访'}
        facts={
          <>
            {/* beside a person's figures and ways there is no room for the day, which is today's anyway */}
            {assigneeId === null && fullDateWords(today).slice('2026年'.length)}
            {isManager(role) && <AssigneePicker value={assigneeId} onChange={onAssignee} everybody />}
          </>
        }
        {...(progress ? { progress } : {})}
      >
        {isManager(role) && assigneeId !== null && <FiguresButton personId={assigneeId} />}
        {isManager(role) && <CalendarLink personId={assigneeId} />}
        <RegradeButton personId={assigneeId} />
      </HeadRow>
      {!asksWhose && (
        <TabsRow
          label="哪些回访"
          tabs={[
            { value: 'due', label: '待办', ...countOf(counts?.open) },
            { value: 'done', label: '已完成', ...countOf(counts?.done) },
            { value: 'tomorrow', label: nextDayWords, ...countOf(counts?.tomorrow) },
            { value: 'week', label: '7 天内', ...countOf(counts?.week) },
          ]}
          value={tab}
          onChange={onTab}
          end={tab === 'due' ? '按批示、逾期、约定时间、级别排序' : null}
        />
      )}
    </>
  );
}

/** From somebody's day to his figures. */
function FiguresButton({ personId }: { readonly personId: string }): ReactElement {
  const go = useGo();
  const [, setPlace] = useOwnPlace();
  const open = (): void => {
    setPlace((before) => ({ ...before, personId }));
    go('/own');
  };
  return <Button onClick={open}>他的数字</Button>;
}

/** To the calendar of whom one looks at. */
function CalendarLink({ personId }: { readonly personId: string | null }): ReactElement {
  const go = useGo();
  const [, setPlace] = useCalendarPlace();
  const open = (): void => {
    if (personId !== null) setPlace((before) => ({ ...before, assigneeId: personId }));
    go('/calendar');
  };
  return (
    <button type="button" className="link nw" onClick={open}>
      日历
    </button>
  );
}

function countOf(count: number | undefined): { readonly count?: number } {
  return count === undefined ? {} : { count };
}
