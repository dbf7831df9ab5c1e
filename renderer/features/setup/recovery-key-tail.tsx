import type { ReactElement } from 'react';
import { FieldRow } from '../../components/field-row.tsx';

interface RecoveryKeyTailProps {
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (value: string) => void;
  readonly autoFocus?: boolean;
}

/** The last group of the key, typed from the paper: the proof that it was written down. */
export function RecoveryKeyTail({ value, error, onChange, autoFocus }: RecoveryKeyTailProps): ReactElement {
  return (
    <FieldRow label="密钥后 4 位" required help="看着纸上的填，证明已经抄下" error={error}>
      {(control) => (
        <input
          {...control}
          className="in mono"
          style={{ width: 120 }}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: it is the one thing left to do once the key is on paper
          autoFocus={autoFocus}
          maxLength={12}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value.toUpperCase())}
        />
      )}
    </FieldRow>
  );
}
