import type { ReactElement } from 'react';
import type { FieldControl } from '../../components/field-row.tsx';

interface WholeNumberProps {
  readonly control: FieldControl;
  readonly disabled: boolean;
  readonly maxLength: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A number of minutes or days; what is no digit is not taken. */
export function WholeNumber({ control, disabled, maxLength, value, onChange }: WholeNumberProps): ReactElement {
  return (
    <input
      {...control}
      className="in"
      style={{ width: 96 }}
      inputMode="numeric"
      maxLength={maxLength}
      disabled={disabled}
      value={value}
      onChange={(event) => onChange(Number(event.currentTarget.value.replace(/\D/g, '')))}
    />
  );
}
