import type { ReactElement } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { DayInput } from '../../components/day-input.tsx';
import type { FieldControl } from '../../components/field-row.tsx';
import { useDateField } from '../../components/use-date-field.ts';

interface LeaveDayProps {
  readonly control: FieldControl;
  readonly named: { readonly field: string; readonly label: string };
  readonly value: CivilDate;
  readonly today: CivilDate;
  readonly onChange: (day: CivilDate) => void;
}

/** A day of a leave, before or after today: typed in words or pointed at in a month. 「11.29」 on 30 November is yesterday. */
export function LeaveDay({ control, named, value, today, onChange }: LeaveDayProps): ReactElement {
  const field = useDateField({
    ...{ value, today, named, eitherWay: true },
    onChange: (day) => {
      if (day !== null) onChange(day);
    },
  });
  return (
    <DayInput
      field={field}
      value={value}
      today={today}
      input={{
        ...control,
        className: 'in',
        title: field.error ?? field.meaning ?? '日期，如 明天、12.3；↓ 打开日历',
      }}
    />
  );
}
