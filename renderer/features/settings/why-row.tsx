import type { ReactElement } from 'react';
import { FieldRow } from '../../components/field-row.tsx';
import { TextInput } from './text-input.tsx';

interface WhyRowProps {
  readonly max: number;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (note: string) => void;
}

/** Why somebody makes a new version of dated rules; it stands with the version. */
export function WhyRow({ max, value, error, onChange }: WhyRowProps): ReactElement {
  return (
    <FieldRow label="为什么改" help="大家看得到" error={error}>
      {(control) => <TextInput control={control} max={max} value={value} onChange={onChange} />}
    </FieldRow>
  );
}
