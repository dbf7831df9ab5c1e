import type { ReactElement } from 'react';
import { Picker } from '../../components/picker.tsx';
import { useCallers } from './use-callers.ts';

interface AssigneePickerProps {
  /** Null for one's own. */
  readonly value: string | null;
  readonly onChange: (staffId: string | null) => void;
}

/** Whose work list a manager looks at. */
export function AssigneePicker({ value, onChange }: AssigneePickerProps): ReactElement {
  const options = useCallers(value).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <span style={{ width: 132, display: 'inline-block' }}>
      <Picker
        value={value}
        options={options}
        onChange={onChange}
        placeholder="看谁的"
        control={{ 'aria-label': '看谁的' }}
      />
    </span>
  );
}
