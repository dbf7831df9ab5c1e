import type { ReactElement } from 'react';
import { type Role, roleLabel } from '../../shared/domain/roles.ts';
import { Combo } from './combo.tsx';
import { type ComboOption, filterOptions } from './combo-filter.ts';
import type { FieldControl } from './field-row.tsx';

interface PickerProps {
  readonly value: string | null;
  readonly options: readonly ComboOption[];
  readonly onChange: (value: string | null) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  /** Ties it to its label: the attributes that FieldRow gives, or an aria-label. */
  readonly control: Partial<FieldControl> & { readonly 'aria-label'?: string };
}

/** One of a list, in a form outside the card. */
export function Picker({ value, options, onChange, placeholder, disabled, control }: PickerProps): ReactElement {
  return (
    <div className="in-wrap">
      <Combo
        text={options.find((option) => option.value === value)?.label ?? ''}
        chosen={value === null ? [] : [value]}
        optionsFor={(typed) => filterOptions(options, typed)}
        onPick={onChange}
        onClear={() => onChange(null)}
        input={{ ...control, className: 'in', autoComplete: 'off' }}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(disabled === undefined ? {} : { disabled })}
      />
    </div>
  );
}

export interface PickablePerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
}

interface PersonPickerProps extends Omit<PickerProps, 'options'> {
  readonly people: readonly PickablePerson[];
}

/** Somebody of the staff, with the role beside the name; those who have left stay readable and cannot be chosen. */
export function PersonPicker({ people, ...picker }: PersonPickerProps): ReactElement {
  const options = people.map((person) => ({
    value: person.id,
    label: person.name,
    hint: person.active ? roleLabel(person.role) : '已停用',
    disabled: !person.active,
  }));
  return <Picker {...picker} options={options} />;
}
