import type { ReactElement } from 'react';
import { type CivilDate, dayOfMonth } from '../../../shared/calendar/civil-date.ts';
import { fullDateWords } from '../../../shared/calendar/words.ts';
import type { CalendarDayView } from '../../../shared/contract/store.ts';
import type { Month } from './calendar-month.ts';

interface MonthTableProps {
  readonly weeks: readonly (readonly CivilDate[])[];
  readonly month: Month;
  readonly days: readonly CalendarDayView[];
  readonly today: CivilDate;
  readonly chosen: CivilDate;
  readonly onChoose: (day: CivilDate) => void;
}

/** A month of days, each saying whether the store is open. */
export function MonthTable({ weeks, month, days, today, chosen, onChoose }: MonthTableProps): ReactElement {
  const byDay = new Map(days.map((day) => [day.on, day]));
  return (
    <table className="set-month">
      <thead>
        <tr>
          {['周一', '周二', '周三', '周四', '周五', '周六', '周日'].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((on) => (
              <DayCell
                key={on}
                on={on}
                day={byDay.get(on)}
                isOther={on.slice(0, 7) !== month.slice(0, 7)}
                today={today}
                isChosen={on === chosen}
                onChoose={onChoose}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayCellProps {
  readonly on: CivilDate;
  readonly day: CalendarDayView | undefined;
  readonly isOther: boolean;
  readonly today: CivilDate;
  readonly isChosen: boolean;
  readonly onChoose: (day: CivilDate) => void;
}

function DayCell({ on, day, isOther, today, isChosen, onChoose }: DayCellProps): ReactElement {
  const state = day?.kind === 'closed' ? '休息' : '营业';
  const marks = [
    day?.kind === 'closed' ? 'is-closed' : '',
    on < today || isOther ? 'is-past' : '',
    on === today ? 'is-today' : '',
  ].join(' ');
  const words = day?.special ? `${state} · ${day.note === '' ? '单独定的' : day.note}` : state;
  return (
    <td className={marks}>
      <button type="button" aria-pressed={isChosen} onClick={() => onChoose(on)}>
        <b>{on === today ? `今天 ${dayOfMonth(on)}` : dayOfMonth(on)}</b>
        <span className="visually-hidden">{`，${fullDateWords(on)}，${words}`}</span>
        {(day?.kind === 'closed' || day?.special) && <small aria-hidden="true">{state}</small>}
        {day?.special && (
          <small className="cut" aria-hidden="true">
            {day.note === '' ? '单独定的' : day.note}
          </small>
        )}
        {day?.proposal && on >= today && <small className="cut amber">建议{proposalWords(day.proposal)}</small>}
      </button>
    </td>
  );
}

function proposalWords({ kind, note }: NonNullable<CalendarDayView['proposal']>): string {
  return `${kind === 'closed' ? '休息' : '营业'}：${note}`;
}
