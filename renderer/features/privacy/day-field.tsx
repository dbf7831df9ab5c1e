import type { ReactElement } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { DayInput } from '../../components/day-input.tsx';
import type { FieldControl } from '../../components/field-row.tsx';
import { pastDay, pastDayHelp } from '../../components/past-day.ts';
import { useDateField } from '../../components/use-date-field.ts';

interface DayFieldProps {
  readonly control: FieldControl;
  readonly value: CivilDate;
  readonly today: CivilDate;
  readonly onChange: (day: CivilDate) => void;
}

/** A day up to today, typed in words or pointed at in a month. */
export function DayField({ control, value, today, onChange }: DayFieldProps): ReactElement {
  const choose = (day: CivilDate | null): void => {
    if (day !== null) onChange(pastDay(day, today));
  };
  const field = useDateField({ value, today, onChange: choose, named: null });
  return (
    <DayInput
      field={field}
      value={value}
      today={today}
      max={today}
      input={{ ...control, className: 'in', title: field.error ?? field.meaning ?? pastDayHelp }}
    />
  );
}
