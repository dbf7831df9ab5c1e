import type { ReactElement } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { DayInput } from '../../components/day-input.tsx';
import { FieldRow } from '../../components/field-row.tsx';
import { pastDayHelp } from '../../components/past-day.ts';
import { usePastDay } from '../../components/use-past-day.ts';

interface DayRowProps {
  /** What the form around it calls the field when it refuses for words that mean no day. */
  readonly named: { readonly field: string; readonly label: string };
  readonly help?: string;
  readonly error: string | null;
  readonly value: CivilDate;
  readonly today: CivilDate;
  readonly onChange: (day: CivilDate) => void;
}

/** A day up to today, typed in words or pointed at in a month. */
export function DayRow({ help, error, ...day }: DayRowProps): ReactElement {
  const { named, value, today } = day;
  const field = usePastDay(day);
  return (
    <FieldRow label={named.label} help={help} error={error ?? field.error}>
      {(control) => (
        <DayInput
          field={field}
          value={value}
          today={today}
          max={today}
          input={{ ...control, className: 'in', title: field.meaning ?? pastDayHelp }}
        />
      )}
    </FieldRow>
  );
}
