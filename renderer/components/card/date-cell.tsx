import type { ReactElement } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { DayInput } from '../day-input.tsx';
import { useDateField } from '../use-date-field.ts';
import { Cell, type CellProps, orMissing } from './cell.tsx';

interface DateCellProps extends CellProps {
  readonly value: CivilDate | null;
  readonly today: CivilDate;
  readonly onChange: (date: CivilDate | null) => void;
  readonly placeholder?: string;
  readonly min?: CivilDate;
  /** The last day that is permitted, for a day behind us: words without a year mean the last such day up to it. */
  readonly max?: CivilDate;
  readonly disabled?: boolean;
  /** Says how far the day lies; not for days of long ago. */
  readonly distance?: boolean;
}

/** A day, typed in words or figures; ↓ opens a month to point at. With `max` up to today it is one behind us. */
export function DateCell(props: DateCellProps): ReactElement {
  const {
    value,
    today,
    onChange,
    placeholder = '日期，或 7天、半月、下月',
    min,
    max,
    disabled,
    distance = true,
    ...frame
  } = props;
  const field = useDateField({
    ...{ value, today, onChange, withDistance: distance },
    ...(max !== undefined && max <= today ? { max } : {}),
    named: { field: frame.name, label: frame.label },
  });
  return (
    <Cell
      {...orMissing(frame, value === null)}
      kind="label"
      as={field.meaning ?? frame.as}
      error={field.error ?? frame.error ?? null}
    >
      {({ id, describedBy, invalid, marks }) => (
        <DayInput
          field={field}
          value={value}
          today={today}
          min={min}
          max={max}
          opener={`${frame.label}：从日历里选`}
          input={{
            ...marks,
            id,
            className: 'v',
            placeholder,
            disabled,
            required: frame.required,
            'aria-invalid': invalid || undefined,
            'aria-describedby': describedBy,
          }}
        />
      )}
    </Cell>
  );
}
