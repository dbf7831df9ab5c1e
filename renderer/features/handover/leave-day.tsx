import { type ReactElement, useState } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { isComposing } from '../../app/key-stroke.ts';
import { CalendarPop } from '../../components/calendar-pop.tsx';
import type { FieldControl } from '../../components/field-row.tsx';
import { useDateField } from '../../components/use-date-field.ts';

interface LeaveDayProps {
  readonly control: FieldControl;
  readonly value: CivilDate;
  readonly today: CivilDate;
  readonly onChange: (day: CivilDate) => void;
}

/** A day of a leave, before or after today: typed in words or pointed at in a month. */
export function LeaveDay({ control, value, today, onChange }: LeaveDayProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const field = useDateField({
    value,
    today,
    onChange: (day) => {
      if (day !== null) onChange(day);
    },
  });
  return (
    <CalendarPop
      opened={isOpen}
      value={value}
      today={today}
      onPick={(day) => {
        field.pick(day);
        setOpen(false);
      }}
      onClose={() => setOpen(false)}
    >
      <input
        {...control}
        className="in"
        title={field.error ?? field.meaning ?? '日期，如 明天、12.3；↓ 打开日历'}
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
