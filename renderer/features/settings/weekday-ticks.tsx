import type { ReactElement } from 'react';
import type { FieldControl } from '../../components/field-row.tsx';

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

interface WeekdayTicksProps {
  /** ISO weekdays, Monday 1. */
  readonly value: readonly number[];
  readonly onChange: (value: readonly number[]) => void;
  readonly control: FieldControl;
  readonly disabled?: boolean;
}

/** Days of the week to tick. */
export function WeekdayTicks({ value, onChange, control, disabled }: WeekdayTicksProps): ReactElement {
  const { id, ...rest } = control;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie on one line of the form's grid
    <div {...rest} className="rad" role="group" aria-label="每周休息">
      {weekdays.map((label, index) => {
        const day = index + 1;
        return (
          <label key={label}>
            <input
              {...(index === 0 ? { id } : {})}
              type="checkbox"
              checked={value.includes(day)}
              disabled={disabled}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...value, day] : value.filter((each) => each !== day))
              }
            />
            {label}
          </label>
        );
      })}
    </div>
  );
}
