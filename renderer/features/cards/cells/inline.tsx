import type { ReactElement } from 'react';
import type { CivilDate } from '../../../../shared/calendar/civil-date.ts';

import { Combo } from '../../../components/combo.tsx';
import { type ComboOption, filterOptions } from '../../../components/combo-filter.ts';
import { DayInput } from '../../../components/day-input.tsx';
import { withOwnWords } from '../../../components/own-words.ts';
import { useDateField } from '../../../components/use-date-field.ts';
import { useTypedValue } from './typed-value.ts';

/** What a control has that shares its cell with others. */
export interface InlineProps {
  /** Contract field. */
  readonly name: string;
  readonly label: string;
  readonly missing: boolean;
  readonly invalid?: boolean;
  readonly placeholder?: string;
}

function marksOf({ name, label, missing, invalid }: InlineProps): Record<string, string | boolean | undefined> {
  return {
    'data-cell': name,
    ...(missing ? { 'data-missing': '' } : {}),
    'aria-label': label,
    'aria-invalid': invalid || undefined,
    autoComplete: 'off',
  };
}

interface InlinePickProps extends InlineProps {
  readonly value: string | null;
  readonly options: readonly ComboOption[];
  readonly onChange: (value: string | null) => void;
  /** Own words are accepted beside the list. */
  readonly free?: boolean;
  readonly quiet?: boolean;
}

/** One of a list, beside other controls of its cell. */
export function InlinePick(props: InlinePickProps): ReactElement {
  const { value, options, onChange, free = false, quiet = false } = props;
  return (
    <Combo
      text={options.find((option) => option.value === value)?.label ?? value ?? ''}
      chosen={value === null ? [] : [value]}
      optionsFor={(typed) => (free ? withOwnWords(options, typed) : filterOptions(options, typed))}
      onPick={onChange}
      onClear={() => onChange(null)}
      chevron={!quiet}
      placeholder={props.placeholder ?? props.label}
      input={{ ...marksOf(props), className: quiet ? 'tok' : 'v' }}
    />
  );
}

interface InlineManyProps extends InlineProps {
  readonly values: readonly string[];
  readonly options: readonly ComboOption[];
  readonly onToggle: (value: string) => void;
  readonly text: string;
  readonly quiet?: boolean;
}

/** Several of a list, beside other controls of its cell. */
export function InlineMany(props: InlineManyProps): ReactElement {
  const { values, options, onToggle, text, quiet = false } = props;
  return (
    <Combo
      many
      text={text}
      chosen={values}
      optionsFor={(typed) => filterOptions(options, typed)}
      onPick={onToggle}
      chevron={!quiet}
      placeholder={props.placeholder ?? props.label}
      input={{ ...marksOf(props), className: quiet ? 'tok' : 'v' }}
    />
  );
}

interface InlineTextProps extends InlineProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength?: number;
}

/** A line of text beside other controls of its cell. */
export function InlineText(props: InlineTextProps): ReactElement {
  return (
    <input
      {...marksOf(props)}
      className="v"
      value={props.value}
      placeholder={props.placeholder ?? props.label}
      maxLength={props.maxLength}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

interface InlineTypedProps<Value> extends InlineProps {
  readonly value: Value | null;
  readonly show: (value: Value) => string;
  readonly read: (typed: string) => Value | null;
  readonly onChange: (value: Value | null) => void;
  /** Said when the words mean nothing. */
  readonly help: string;
}

/** Money, kilometres or a time beside other controls of its cell. */
export function InlineTyped<Value>(props: InlineTypedProps<Value>): ReactElement {
  const field = useTypedValue(props);
  return (
    <input
      {...marksOf({ ...props, invalid: props.invalid === true || field.isWrong })}
      className="v"
      value={field.text}
      placeholder={props.placeholder ?? props.label}
      title={field.isWrong ? props.help : undefined}
      onChange={field.onInput}
      onBlur={field.settle}
    />
  );
}

interface InlineDayProps extends InlineProps {
  readonly value: CivilDate | null;
  readonly today: CivilDate;
  readonly onChange: (date: CivilDate | null) => void;
  readonly max?: CivilDate;
}

/** A day beside other controls of its cell; ↓ opens a month. */
export function InlineDay(props: InlineDayProps): ReactElement {
  const { value, today, onChange, max } = props;
  const field = useDateField({
    ...{ value, today, onChange },
    ...(max === undefined ? {} : { max }),
    named: { field: props.name, label: props.label },
  });
  return (
    <DayInput
      field={field}
      value={value}
      today={today}
      max={max}
      input={{
        ...marksOf({ ...props, invalid: props.invalid === true || field.error !== null }),
        className: 'v',
        placeholder: props.placeholder ?? props.label,
        title: field.error ?? field.meaning ?? undefined,
      }}
    />
  );
}
