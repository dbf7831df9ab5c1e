import type { ReactElement } from 'react';
import { FieldRow } from '../../components/field-row.tsx';

interface RequiredTickProps {
  readonly value: boolean;
  readonly disabled?: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Whether the completed card needs it, from the arrivals of now on. */
export function RequiredTick({ value, disabled = false, onChange }: RequiredTickProps): ReactElement {
  return (
    <FieldRow label="必填" help="只管从现在起到店的卡">
      {(control) => (
        <div className="rad">
          <label>
            <input
              {...control}
              type="checkbox"
              checked={value}
              disabled={disabled}
              onChange={(event) => onChange(event.currentTarget.checked)}
            />
            完成时要填
          </label>
        </div>
      )}
    </FieldRow>
  );
}
