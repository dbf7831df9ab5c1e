import type { ReactElement } from 'react';
import { Combo } from '../combo.tsx';
import { type ComboOption, filterOptions } from '../combo-filter.ts';
import { Cell, type CellControl, type CellProps, emptyWords, orMissing } from './cell.tsx';

interface SelectCellProps extends CellProps {
  readonly value: string | null;
  readonly options: readonly ComboOption[];
  readonly onChange: (value: string | null) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly noneText?: string;
}

/** One of a list: ↓ opens it, typing filters by name or pinyin initials, Enter takes and walks on. */
export function SelectCell(props: SelectCellProps): ReactElement {
  const { value, options, onChange, placeholder, disabled, noneText, ...frame } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <Cell {...orMissing(frame, value === null)} kind="label">
      {(control) => (
        <Combo
          text={chosen?.label ?? ''}
          chosen={value === null ? [] : [value]}
          optionsFor={(typed) => filterOptions(options, typed)}
          onPick={onChange}
          onClear={() => onChange(null)}
          input={inputOf(control, frame)}
          {...rest({ placeholder: emptyWords(frame, placeholder), disabled, noneText })}
        />
      )}
    </Cell>
  );
}

interface MultiSelectCellProps extends CellProps {
  readonly values: readonly string[];
  readonly options: readonly ComboOption[];
  readonly onChange: (values: readonly string[]) => void;
  /** The value that stands alone: 「无」. */
  readonly alone?: string;
  readonly placeholder?: string;
  readonly noneText?: string;
}

/** Several of a list, in the order they were taken; 「无」 stands alone. Enter takes one, a second Enter walks on. */
export function MultiSelectCell(props: MultiSelectCellProps): ReactElement {
  const { values, options, onChange, alone, placeholder, noneText, ...frame } = props;
  const labels = values.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const pick = (value: string): void => {
    if (values.includes(value)) onChange(values.filter((each) => each !== value));
    else if (value === alone) onChange([value]);
    else onChange([...values.filter((each) => each !== alone), value]);
  };
  return (
    <Cell {...orMissing(frame, values.length === 0)} kind="label">
      {(control) => (
        <Combo
          many
          text={labels.join('、')}
          chosen={values}
          optionsFor={(typed) => filterOptions(options, typed)}
          onPick={pick}
          input={inputOf(control, frame)}
          {...rest({
            placeholder: emptyWords(frame, placeholder),
            disabled: undefined,
            noneText,
          })}
        />
      )}
    </Cell>
  );
}

/** The attributes that tie a combo's input to its cell. */
export function inputOf(
  control: CellControl,
  frame: Pick<CellProps, 'required'>,
): Record<string, string | boolean | undefined> {
  return {
    ...control.marks,
    id: control.id,
    className: 'v',
    'aria-describedby': control.describedBy,
    'aria-invalid': control.invalid || undefined,
    'aria-required': frame.required || undefined,
    autoComplete: 'off',
  };
}

interface Rest {
  readonly placeholder: string | undefined;
  readonly disabled: boolean | undefined;
  readonly noneText: string | undefined;
}

/** Leaves out what is not set: an optional prop is absent or has a value. */
function rest({ placeholder, disabled, noneText }: Rest): {
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly noneText?: string;
} {
  return {
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(disabled === undefined ? {} : { disabled }),
    ...(noneText === undefined ? {} : { noneText }),
  };
}
