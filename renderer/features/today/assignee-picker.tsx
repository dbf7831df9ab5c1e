import type { ReactElement } from 'react';
import { Picker } from '../../components/picker.tsx';
import { useStaff } from '../../state/commons.ts';

const callers = new Set(['consultant', 'telemarketer', 'service_agent']);

interface AssigneePickerProps {
  /** Null for one's own. */
  readonly value: string | null;
  readonly onChange: (staffId: string | null) => void;
}

/** Whose work list a manager looks at. */
export function AssigneePicker({ value, onChange }: AssigneePickerProps): ReactElement {
  const { data: staff = [] } = useStaff();
  const options = staff
    .filter((person) => callers.has(person.role) && (person.active || person.id === value))
    .map((person) => ({ value: person.id, label: person.name }));
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
