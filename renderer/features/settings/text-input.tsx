import type { ReactElement } from 'react';
import type { FieldControl } from '../../components/field-row.tsx';

interface TextInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly control: FieldControl;
  readonly max: number;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
  readonly width?: number;
  readonly placeholder?: string;
}

/** A line of text in a settings form. */
export function TextInput(props: TextInputProps): ReactElement {
  const { value, onChange, control, max, disabled, autoFocus, width, placeholder } = props;
  return (
    <input
      {...control}
      className="in"
      style={width === undefined ? undefined : { width }}
      autoComplete="off"
      // biome-ignore lint/a11y/noAutofocus: a form that was just opened by a key or a button
      autoFocus={autoFocus}
      maxLength={max}
      disabled={disabled}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
