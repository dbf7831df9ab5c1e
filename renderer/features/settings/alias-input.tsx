import { type ReactElement, useState } from 'react';
import { type FieldControl, FieldRow } from '../../components/field-row.tsx';

interface AliasInputProps {
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly control: FieldControl;
  readonly disabled?: boolean;
  readonly placeholder?: string;
}

/** Other words for the same thing, typed one after the other with 、 or a comma between them. */
export function AliasInput(props: AliasInputProps): ReactElement {
  const { value, onChange, control, disabled, placeholder = '如：珍珠白、雪域白' } = props;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <textarea
      {...control}
      className="ta"
      rows={3}
      disabled={disabled}
      placeholder={placeholder}
      value={typed ?? value.join('、')}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(wordsOf(event.currentTarget.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

interface AliasRowProps extends Pick<AliasInputProps, 'value' | 'onChange'> {
  readonly disabled: boolean;
  readonly error: string | null;
}

/** The row of a form that says how paper cards write the same thing. */
export function AliasRow({ value, onChange, disabled, error }: AliasRowProps): ReactElement {
  return (
    <FieldRow label="其他写法" help="纸卡上写成这样，核对时算同一个" error={error}>
      {(control) => <AliasInput control={control} disabled={disabled} value={value} onChange={onChange} />}
    </FieldRow>
  );
}

/** The words of a list as people write it. */
function wordsOf(typed: string): readonly string[] {
  const words = typed.split(/[、，,;；\n]/).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ''))];
}
