import type { ReactElement } from 'react';
import { codesOf } from '../../../shared/domain/codes.ts';
import { type CsiWording, csiWordingSchema, csiWordings, scriptWords } from '../../../shared/domain/sale-script.ts';
import { FieldRow } from '../../components/field-row.tsx';
import { Picker } from '../../components/picker.tsx';

interface CsiWordingFieldProps {
  readonly value: CsiWording;
  readonly closed: boolean;
  readonly error: string | null;
  readonly onChange: (next: CsiWording) => void;
}

/** How everybody words the CSI call; what is said stands below, as whoever calls will read it. */
export function CsiWordingField({ value, closed, error, onChange }: CsiWordingFieldProps): ReactElement {
  const options = codesOf(csiWordings).map((code) => ({ value: code, label: csiWordings[code] }));
  return (
    <FieldRow
      label="满意度回访"
      required
      help={`顾问和客服照着念：「${scriptWords('sale_csi', value)}」`}
      error={error}
    >
      {(control) => (
        <Picker
          control={control}
          disabled={closed}
          value={value}
          options={options}
          onChange={(next) => {
            const chosen = csiWordingSchema.safeParse(next);
            if (chosen.success) onChange(chosen.data);
          }}
        />
      )}
    </FieldRow>
  );
}
