import { type ComponentPropsWithoutRef, type ReactElement, useState } from 'react';
import type { CivilDate } from '../../shared/calendar/civil-date.ts';
import { isComposing } from '../app/key-stroke.ts';
import { CalendarPop } from './calendar-pop.tsx';
import type { DateField } from './use-date-field.ts';

interface DayInputProps {
  readonly field: DateField;
  readonly value: CivilDate | null;
  readonly today: CivilDate;
  readonly min?: CivilDate | undefined;
  readonly max?: CivilDate | undefined;
  /** What the field looks like and is called. */
  readonly input: ComponentPropsWithoutRef<'input'> & { readonly 'data-cell'?: string };
}

/** A day that is typed in words; Enter takes the words over, ↓ opens a month to point at. */
export function DayInput({ field, value, today, min, max, input }: DayInputProps): ReactElement {
  const [isOpen, setOpen] = useState(false);
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
      <input
        {...input}
        ref={field.ref}
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
