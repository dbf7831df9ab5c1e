import type { ReactElement } from 'react';
import { type Role, roleLabel, roles } from '../../../shared/domain/roles.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { Picker } from '../../components/picker.tsx';
import { TextInput } from '../settings/text-input.tsx';

/** What is asked about every person. */
export interface StaffFields {
  readonly name: string;
  readonly role: Role;
  readonly phone: string;
}

interface StaffFieldRowsProps {
  readonly value: StaffFields;
  readonly change: (part: Partial<StaffFields>) => void;
  readonly errorAt: (field: string) => string | null;
  readonly disabled?: boolean;
  readonly autoFocus?: boolean;
}

const roleOptions = roles.map((role) => ({ value: role, label: roleLabel(role) }));

/** Name, role and phone. */
export function StaffFieldRows({ value, change, errorAt, disabled, autoFocus }: StaffFieldRowsProps): ReactElement {
  const off = disabled === undefined ? {} : { disabled };
  return (
    <>
      <FieldRow label="姓名" required error={errorAt('name')}>
        {(control) => (
          <TextInput
            control={control}
            max={20}
            {...off}
            {...(autoFocus ? { autoFocus } : {})}
            value={value.name}
            onChange={(name) => change({ name })}
          />
        )}
      </FieldRow>
      <FieldRow label="岗位" required error={errorAt('role')}>
        {(control) => (
          <Picker
            control={control}
            {...off}
            value={value.role}
            options={roleOptions}
            onChange={(picked) => {
              const role = roles.find((each) => each === picked);
              if (role) change({ role });
            }}
          />
        )}
      </FieldRow>
      <FieldRow label="电话" error={errorAt('phone')}>
        {(control) => (
          <TextInput control={control} max={40} {...off} value={value.phone} onChange={(phone) => change({ phone })} />
        )}
      </FieldRow>
    </>
  );
}
