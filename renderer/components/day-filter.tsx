import type { ReactElement } from 'react';
import { addDays, type CivilDate } from '../../shared/calendar/civil-date.ts';
import { useKeys } from '../app/use-keys.ts';
import { IconButton } from './button.tsx';
import { DayInput } from './day-input.tsx';
import { pastDay, pastDayHelp } from './past-day.ts';
import { useDateField } from './use-date-field.ts';
import './choosing.css';

interface DayFilterProps {
  /** Null for every day, where `all` is given. */
  readonly value: CivilDate | null;
  readonly today: CivilDate;
  readonly onChange: (day: CivilDate | null) => void;
  /** What an empty field means: 「每一天」. Left out, there always is a day. */
  readonly all?: string;
}

/** Of which day a list is: typed in words, pointed at in a month, or a day back and forth with [ and ]. */
export function DayFilter({ value, today, onChange, all }: DayFilterProps): ReactElement {
  const choose = (day: CivilDate | null): void => {
    if (day !== null || all !== undefined) onChange(day === null ? null : pastDay(day, today));
  };
  const field = useDateField({ value, today, onChange: choose, named: null });
  const step = (days: number): void => choose(addDays(value ?? today, days));
  const isLast = value !== null && value >= today;
  useKeys('哪一天', [
    { keys: '[', label: '前一天', hint: '前后一天', run: () => step(-1) },
    { keys: ']', label: '后一天', hint: '前后一天', disabled: isLast, run: () => step(1) },
  ]);
  return (
    <span className="day-filter">
      <IconButton icon="chevronLeft" label="前一天" keys="[" onClick={() => step(-1)} />
      <DayInput
        field={field}
        value={value}
        today={today}
        max={today}
        input={{
          className: 'in',
          'aria-label': '哪一天',
          'aria-invalid': field.error === null ? undefined : true,
          title: field.error ?? field.meaning ?? pastDayHelp,
          placeholder: all,
        }}
      />
      <IconButton icon="chevronRight" label="后一天" keys="]" disabled={isLast} onClick={() => step(1)} />
    </span>
  );
}
