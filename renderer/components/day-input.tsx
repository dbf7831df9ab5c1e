import { type ComponentPropsWithoutRef, type ReactElement, useState } from 'react';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { isComposing } from '../app/key-stroke.ts';
import { CalendarPop } from './calendar-pop.tsx';
import { Icon } from './icon.tsx';
import type { DateField } from './use-date-field.ts';

interface DayInputProps {
  readonly field: DateField;
  readonly value: CivilDate | null;
  readonly today: CivilDate;
  readonly min?: CivilDate | undefined;
  readonly max?: CivilDate | undefined;
  /** What the field looks like and is called. */
  readonly input: ComponentPropsWithoutRef<'input'> & { readonly 'data-cell'?: string };
  /** What a button in the field is called that opens the month as well; without it there is none. */
  readonly opener?: string;
}

/** A day that is typed in words; Enter takes the words over, ↓ opens a month to point at. */
export function DayInput({ field, value, today, min, max, input, opener }: DayInputProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
  const typed = (
    <input
      {...input}
      {...field.input}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return;
        if (event.key === 'Enter') field.settle();
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        setOpen(true);
      }}
    />
  );
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
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
    >
      {opener === undefined ? (
        typed
      ) : (
        <span className="drop" style={{ display: 'block' }}>
          {typed}
          <button
            type="button"
            tabIndex={-1}
            aria-label={opener}
            disabled={input.disabled}
            onClick={() => setOpen(true)}
          >
            <Icon name="calendar" />
          </button>
        </span>
      )}
    </CalendarPop>
  );
}
