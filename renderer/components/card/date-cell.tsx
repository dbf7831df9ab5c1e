import { type ReactElement, useState } from 'react';
import type { CivilDate } from '../../../shared/calendar/civil-date.ts';
import { isComposing } from '../../app/key-stroke.ts';
import { CalendarPop } from '../calendar-pop.tsx';
import { Icon } from '../icon.tsx';
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
  const [isOpen, setOpen] = useState(false);
  return (
    <Cell
      {...orMissing(frame, value === null)}
      kind="label"
      as={field.meaning ?? frame.as}
      error={field.error ?? frame.error ?? null}
    >
      {({ id, describedBy, invalid, marks }) => (
        <CalendarPop
          opened={isOpen}
          value={value}
          today={today}
          onPick={(date) => {
            field.pick(date);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
          {...(min === undefined ? {} : { min })}
          {...(max === undefined ? {} : { max })}
        >
          <span className="drop" style={{ display: 'block' }}>
            <input
              {...marks}
              ref={field.ref}
              id={id}
              className="v"
              value={field.text}
              placeholder={placeholder}
              disabled={disabled}
              required={frame.required}
              autoComplete="off"
              aria-invalid={invalid || undefined}
              aria-describedby={describedBy}
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
            <button
              type="button"
              tabIndex={-1}
              aria-label={`${frame.label}：从日历里选`}
              disabled={disabled}
              onClick={() => setOpen(true)}
            >
              <Icon name="calendar" />
            </button>
          </span>
        </CalendarPop>
      )}
    </Cell>
  );
}
