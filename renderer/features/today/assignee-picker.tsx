import type { ReactElement } from 'react';
import { Picker } from '../../components/picker.tsx';
import { useCallers } from './use-callers.ts';

interface AssigneePickerProps {
  /** Null for one's own. */
  readonly value: string | null;
  readonly onChange: (staffId: string | null) => void;
  /** The list also leads back to everybody. */
  readonly everybody?: boolean;
}

/** The line that leads back to everybody. */
const all = { value: 'everybody', label: '每个人' };

/** Whose work list a manager looks at. */
export function AssigneePicker({ value, onChange, everybody = false }: AssigneePickerProps): ReactElement {
  const callers = useCallers(value).map(({ id, name }) => ({ value: id, label: name }));
  const options = everybody && value !== null ? [all, ...callers] : callers;
  return (
    <span style={{ width: 132, display: 'inline-block' }}>
      <Picker
        value={value}
        options={options}
        onChange={(id) => onChange(id === all.value ? null : id)}
        placeholder="看谁的"
        control={{ 'aria-label': '看谁的' }}
      />
    </span>
  );
}
