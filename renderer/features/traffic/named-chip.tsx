import type { ReactElement } from 'react';

interface NamedChipProps {
  readonly value: boolean;
  /** Nobody was chosen whom the visitor could have asked for. */
  readonly disabled: boolean;
  readonly onChange: (value: boolean) => void;
}

/** 指名: the visitor asked for this consultant, who pays no turn for it. */
export function NamedChip({ value, disabled, onChange }: NamedChipProps): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a chip, as everywhere a few words are chosen from
    <button
      type="button"
      role="checkbox"
      className="chip named"
      aria-checked={value && !disabled}
      disabled={disabled}
      title="客户点名找他：不占他的轮次"
      onClick={() => onChange(!value)}
    >
      指名
    </button>
  );
}
