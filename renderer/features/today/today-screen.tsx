import type { ReactElement } from 'react';
import { addDays } from '../../../shared/calendar/civil-date.ts';
import { weekdayWords } from '../../../shared/calendar/words.ts';
import type { PlanTab } from '../../../shared/contract/plan.ts';
import { isManager } from '../../../shared/domain/roles.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Panel, Shape } from '../../components/panel.tsx';
import { LoadingRows } from '../../components/states.tsx';
import { usePinned } from '../../components/use-pinned.ts';
import { useToday } from '../../state/clock.ts';
import { useRemembered } from '../../state/remembered.ts';
import { usePerson } from '../../state/session.ts';
import { DayHead } from './day-head.tsx';
import { DayRows } from './day-rows.tsx';
import { useNextCall } from './next-call.ts';
import { type DayFacts, useDayList, usePlanSheet } from './today-queries.ts';
import { WhoseDay } from './whose-day.tsx';
import { WorkPanel } from './work-panel.tsx';

interface Place {
  readonly tab: PlanTab;
  /** Null for one's own. */
  readonly assigneeId: string | null;
  readonly chosen: string | null;
}

/** 今日回访: the day's calls, overdue first, the chosen one open at the right. */
export function TodayScreen(): ReactElement {
  const today = useToday();
  const [place, setPlace] = useRemembered<Place>(['plan', 'today'], { tab: 'due', assigneeId: null, chosen: null });
  const { tab, assigneeId } = place;
  const { list, facts } = useDayList(tab, assigneeId);
  // A call that was just done leaves the list and stays open, until the next one is chosen.
  const chosen = place.chosen ?? list.rows[0]?.id ?? null;
  const choose = (id: string | null): void => setPlace((before) => ({ ...before, chosen: id }));
  usePinned(place.chosen, chosen, choose);
  const setTab = (next: PlanTab): void => setPlace((before) => ({ ...before, tab: next, chosen: null }));
  const after = useNextCall(
    list.rows.map(({ id }) => id),
    chosen,
  );
  const goOn = (): void => choose(after);
  // Read ahead, so that it stands there at once when its turn comes; somebody else's customers only as they are opened.
  usePlanSheet(assigneeId === null && tab === 'due' ? after : null);
  const goBack = (planId: string): void => setPlace((before) => ({ ...before, tab: 'due', chosen: planId }));
  const isManaging = isManager(usePerson().role);
  // A manager who calls nobody himself comes to look at somebody else's day.
  const asksWhose = isManaging && assigneeId === null && facts?.counts.ever === false;
  const choosePerson = (next: string | null): void =>
    setPlace((before) => ({ ...before, assigneeId: next, chosen: null }));
  useKeys(
    '顾问回访',
    isManaging && assigneeId !== null ? [{ keys: 'Escape', label: '看别人的', run: () => choosePerson(null) }] : [],
  );
  const nextDayWords = facts === undefined ? '明天' : nextOpenWords(facts, today);
  const left = (
    <div className="left grow">
      <DayHead
        tab={tab}
        onTab={setTab}
        counts={facts?.counts}
        nextDayWords={nextDayWords}
        assigneeId={assigneeId}
        onAssignee={choosePerson}
        asksWhose={asksWhose}
      />
      {asksWhose ? (
        <WhoseDay onOpen={choosePerson} />
      ) : (
        <DayRows
          list={list}
          facts={facts}
          tab={tab}
          onTab={setTab}
          chosen={chosen}
          onChoose={choose}
          nextDayWords={nextDayWords}
          isOwn={assigneeId === null}
        />
      )}
    </div>
  );
  // Without a call there is nothing to show beside the list: its words stand in the middle of the screen. The list stays
  // where it is, so that what is open in its head stays open when it has been read.
  const isAlone = chosen === null && !list.isLoading;
  return (
    <Shape kind={isAlone ? 'whole' : 'panel'}>
      {left}
      {chosen !== null ? (
        <WorkPanel planId={chosen} onNext={goOn} onBack={goBack} />
      ) : (
        !isAlone && (
          <Panel label="回访">
            <LoadingRows words="正在读取客户…" rows={4} />
          </Panel>
        )
      )}
    </Shape>
  );
}

/** 「明天」, or the weekday of the next open day where the store is closed tomorrow. */
function nextOpenWords({ nextOpenOn }: DayFacts, today: string): string {
  return nextOpenOn === addDays(today, 1) ? '明天' : weekdayWords(nextOpenOn);
}
