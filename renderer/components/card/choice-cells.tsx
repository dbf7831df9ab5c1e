import { type KeyboardEvent, type ReactElement, type ReactNode, useId } from 'react';
import { isComposing } from '../../app/key-stroke.ts';
import { Cell, type CellControl, type CellProps } from './cell.tsx';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly disabled?: boolean;
}

interface ChoiceCellProps<Value extends string> extends CellProps {
  readonly value: Value | null;
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (value: Value) => void;
  /** False where digits are likely meant for another cell: they choose nothing. */
  readonly numbered?: boolean;
  /** After the choices: 「SJ-1121-03 · 6 公里」. */
  readonly children?: ReactNode;
}

/** One of a few, side by side; ← → choose, and so does the number of the choice unless it is not `numbered`. */
export function ChoiceCell<Value extends string>(props: ChoiceCellProps<Value>): ReactElement {
  const { value, choices, onChange, numbered = true, children, ...frame } = props;
  return (
    <Cell {...frame} kind="group">
      {(control) => (
        <div className="v flow">
          <ChoiceRow
            control={control}
            required={frame.required}
            value={value}
            choices={choices}
            numbered={numbered}
            onChange={onChange}
          />
          {children && <span className="t2 cut">{children}</span>}
        </div>
      )}
    </Cell>
  );
}

interface ChoiceRowProps<Value extends string> {
  readonly control: CellControl;
  readonly required: boolean | undefined;
  readonly value: Value | null;
  readonly choices: readonly Choice<Value>[];
  readonly numbered?: boolean;
  readonly onChange: (value: Value) => void;
}

/** The choices alone, for a cell that asks something more once one is taken. */
export function ChoiceRow<Value extends string>(props: ChoiceRowProps<Value>): ReactElement {
  const { control, required, value, choices, numbered = true, onChange } = props;
  const group = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || isComposing(event.nativeEvent)) return;
    const choice = numbered && /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
    if (choice === undefined || choice.disabled) return;
    event.preventDefault();
    onChange(choice.value);
    event.currentTarget.querySelectorAll('input')[choices.indexOf(choice)]?.focus();
  };
  return (
    <div
      {...control.marks}
      className="rad"
      role="radiogroup"
      aria-labelledby={control.labelId}
      aria-describedby={control.describedBy}
      aria-invalid={control.invalid || undefined}
      aria-required={required || undefined}
      onKeyDown={onKeyDown}
    >
      {choices.map((choice) => (
        <label key={choice.value}>
          <input
            type="radio"
            name={group}
            checked={choice.value === value}
            disabled={choice.disabled}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </div>
  );
}

interface TickCellProps<Value extends string> extends CellProps {
  readonly values: readonly Value[];
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (values: readonly Value[]) => void;
}

/** Any of a few: the purposes of consent. Tab walks them, Space ticks. */
export function TickCell<Value extends string>(props: TickCellProps<Value>): ReactElement {
  const { values, choices, onChange, ...frame } = props;
  const toggle = (value: Value): void =>
    onChange(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
  return (
    <Cell {...frame} kind="group">
      {({ labelId, describedBy, marks }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no label of its own to share the row
        <div className="v" role="group" aria-labelledby={labelId} aria-describedby={describedBy}>
          <span {...marks} className="rad">
            {choices.map((choice) => (
              <label key={choice.value}>
                <input
                  type="checkbox"
                  checked={values.includes(choice.value)}
                  disabled={choice.disabled}
                  onChange={() => toggle(choice.value)}
                />
                {choice.label}
              </label>
            ))}
          </span>
        </div>
      )}
    </Cell>
  );
}

interface RankCellProps<Value extends string> extends CellProps {
  /** The chosen ones, the most important first. */
  readonly values: readonly Value[];
  readonly choices: readonly Choice<Value>[];
  readonly onChange: (values: readonly Value[]) => void;
  /** How many may be chosen; the rest cannot be taken until one is given back. */
  readonly max?: number;
}

/** Chips in order of importance: the first one taken is 1. ← → move, Space takes and gives back. */
export function MultiChips<Value extends string>(props: RankCellProps<Value>): ReactElement {
  const { values, choices, onChange, max = 3, ...frame } = props;
  const toggle = (value: Value): void => {
    if (values.includes(value)) onChange(values.filter((each) => each !== value));
    else if (values.length < max) onChange([...values, value]);
  };
  const isShut = (choice: Choice<Value>): boolean => values.length >= max && !values.includes(choice.value);
  // One chip is in the Tab order, and it must be one that can take the focus.
  const entry = choices.find((choice) => !isShut(choice));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const chips = [...event.currentTarget.querySelectorAll<HTMLElement>('.chip:not([disabled])')];
    const at = chips.findIndex((chip) => chip.matches(':focus'));
    chips[(at + step + chips.length) % chips.length]?.focus();
  };
  return (
    <Cell {...frame} kind="group">
      {({ labelId, describedBy, marks }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no label of its own to share the row
        <div
          {...marks}
          className="v chips"
          role="group"
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          onKeyDown={onKeyDown}
        >
          {choices.map((choice) => {
            const at = values.indexOf(choice.value);
            return (
              // biome-ignore lint/a11y/useSemanticElements: the chip shows its rank, which a tick box cannot
              <button
                key={choice.value}
                type="button"
                role="checkbox"
                className="chip"
                aria-checked={at >= 0}
                disabled={isShut(choice)}
                tabIndex={choice === entry ? 0 : -1}
                onClick={() => toggle(choice.value)}
              >
                {at >= 0 && `${at + 1} `}
                {choice.label}
              </button>
            );
          })}
        </div>
      )}
    </Cell>
  );
}
