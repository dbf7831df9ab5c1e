import { type ReactElement, useState } from 'react';
import { type CivilDate, instantAt, localTimeAt } from '../../shared/calendar/civil-date.ts';
import type { FieldControl } from './field-row.tsx';
import { readTime } from './time-words.ts';

interface ClockInputProps {
  /** UTC ms; null where nothing is written. */
  readonly value: number | null;
  /** The store's day that the time belongs to. */
  readonly on: CivilDate;
  readonly zone: string;
  readonly onChange: (at: number | null) => void;
  /** What an empty field means: 「现在」. */
  readonly placeholder?: string;
  readonly control: Partial<FieldControl> & { readonly 'aria-label'?: string };
}

/** A time of a day, typed as 「14:05」「1405」「下午2点」. */
export function ClockInput({ value, on, zone, onChange, placeholder, control }: ClockInputProps): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const [isSettled, setSettled] = useState(true);
  const isWrong = isSettled && typed !== null && typed.trim() !== '' && readTime(typed) === null;
  return (
    <input
      {...control}
      className="in"
      inputMode="numeric"
      autoComplete="off"
      placeholder={placeholder}
      aria-invalid={control['aria-invalid'] ?? (isWrong || undefined)}
      title={isWrong ? '时间写成 14:05、1405 或 下午2点' : undefined}
      value={typed ?? (value === null ? '' : localTimeAt(value, zone))}
      onChange={(event) => {
        const words = event.currentTarget.value;
        setTyped(words);
        setSettled(false);
        const time = readTime(words);
        if (time !== null) onChange(instantAt(on, time, zone));
        else if (words.trim() === '') onChange(null);
      }}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => {
        setSettled(true);
        if (typed !== null && (typed.trim() === '' || readTime(typed) !== null)) setTyped(null);
      }}
    />
  );
}
