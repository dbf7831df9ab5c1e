import { type ReactElement, useState } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { isComposing } from '../../app/key-stroke.ts';
import { CalendarPop } from '../../components/calendar-pop.tsx';
import type { FieldControl } from '../../components/field-row.tsx';
import { pastDay } from '../../components/past-day.ts';
import { useDateField } from '../../components/use-date-field.ts';

interface DayFieldProps {
  readonly control: FieldControl;
  readonly value: CivilDate;
  readonly today: CivilDate;
  readonly onChange: (day: CivilDate) => void;
}

/** A day up to today, typed in words or pointed at in a month. */
export function DayField({ control, value, today, onChange }: DayFieldProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const choose = (day: CivilDate | null): void => {
    if (day !== null) onChange(pastDay(day, today));
  };
  const field = useDateField({ value, today, onChange: choose });
  return (
    <CalendarPop
      opened={isOpen}
      value={value}
      today={today}
      max={today}
      onPick={(day) => {
        field.pick(day);
        setOpen(false);
      }}
      onClose={() => setOpen(false)}
    >
      <input
        {...control}
        className="in"
        title={field.error ?? field.meaning ?? '日期，如 昨天、11.20；↓ 打开日历'}
        autoComplete="off"
        value={field.text}
        onChange={field.onInput}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={field.settle}
        onKeyDown={(event) => {
          if (isComposing(event.nativeEvent)) return;
          if (event.key === 'Enter') field.settle();
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      />
    </CalendarPop>
  );
}
