import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { addDays, type CivilDate } from '../../../shared/calendar/civil-date.ts';
import type { CalendarDayView } from '../../../shared/contract/store.ts';
import { useKeys } from '../../app/use-keys.ts';
import { Button } from '../../components/button.tsx';
import { Panel, Shape } from '../../components/panel.tsx';
import { useApi } from '../../state/api.ts';
import { useToday } from '../../state/clock.ts';
import { usePerson } from '../../state/session.ts';
import { CalendarDay } from './calendar-day.tsx';
import { type Month, monthAfter, monthOfDay, monthWords, weeksOf } from './calendar-month.ts';
import { CalendarProposals } from './calendar-proposals.tsx';
import { Loaded } from './loaded.tsx';
import { MonthTable } from './month-table.tsx';
import { editsStore } from './tabs.ts';

/** 营业日历: a month of days; the chosen one and the public holidays' suggestions at the right. */
export function CalendarTab(): ReactElement {
  const api = useApi();
  const today = useToday();
  const [month, setMonth] = useState<Month>(monthOfDay(today));
  const [chosen, setChosen] = useState<CivilDate>(today);
  const weeks = weeksOf(month);
  const from = weeks[0]?.[0] ?? month;
  const to = weeks.at(-1)?.at(-1) ?? month;
  const query = useQuery({
    queryKey: ['store', 'calendar', from, to],
    queryFn: async () => (await api.store.calendar({ from, to })).days,
  });
  const turn = (count: number): void => setMonth(monthAfter(month, count));
  const choose = (day: CivilDate): void => {
    setChosen(day);
    setMonth(monthOfDay(day));
  };
  const step = (days: number) => () => choose(addDays(chosen, days));
  useKeys('营业日历', [
    { keys: 'ArrowLeft', label: '选日子', run: step(-1) },
    { keys: 'ArrowRight', label: '选日子', run: step(1) },
    { keys: 'ArrowUp', label: '选日子', run: step(-7) },
    { keys: 'ArrowDown', label: '选日子', run: step(7) },
    { keys: '[', label: '上个月', run: () => turn(-1) },
    { keys: ']', label: '下个月', run: () => turn(1) },
    { keys: 't', label: '今天', run: () => choose(today) },
  ]);
  return (
    <Shape kind="panel">
      <div className="left">
        <div className="set-tools">
          <h2>{monthWords(month)}</h2>
          <Button small keys="[" onClick={() => turn(-1)}>
            上个月
          </Button>
          <Button small keys="]" onClick={() => turn(1)}>
            下个月
          </Button>
          <span className="grow" />
          <Button small keys="T" onClick={() => choose(today)}>
            今天
          </Button>
        </div>
        <div className="page">
          <Loaded query={query} what="营业日历">
            {(days) => (
              <MonthTable weeks={weeks} month={month} days={days} today={today} chosen={chosen} onChoose={choose} />
            )}
          </Loaded>
        </div>
      </div>
      <DayPanel chosen={chosen} days={query.data ?? []} />
    </Shape>
  );
}

interface DayPanelProps {
  readonly chosen: CivilDate;
  readonly days: readonly CalendarDayView[];
}

function DayPanel({ chosen, days }: DayPanelProps): ReactElement {
  const canEdit = editsStore(usePerson().role);
  const day = days.find(({ on }) => on === chosen);
  return (
    <Panel label="选中的日子">
      {day && <CalendarDay key={`${day.on}${day.kind}${day.note}`} day={day} canEdit={canEdit} />}
      {canEdit && <CalendarProposals />}
    </Panel>
  );
}
