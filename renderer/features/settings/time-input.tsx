import { type ReactElement, useState } from 'react';
import type { FieldControl } from '../../components/field-row.tsx';
import { readTime } from '../../components/time-words.ts';

interface TimeInputProps {
  /** 'HH:mm' */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly control: FieldControl;
  readonly disabled?: boolean;
}

/** A time of day as people type it: 「830」 becomes 08:30 when the field is left; what cannot be read stays for the host to refuse. */
export function TimeInput({ value, onChange, control, disabled }: TimeInputProps): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      {...control}
      className="in"
      style={{ width: 96 }}
      autoComplete="off"
      maxLength={12}
      disabled={disabled}
      value={typed ?? value}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        onChange(readTime(next) ?? next);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
