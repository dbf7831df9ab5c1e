import type { ReactElement } from 'react';
import { ChipChoice } from '../../components/chip-choice.tsx';

/** How many came together, as it is being said: by a chip, or typed where the chips end. */
export interface PartySizeDraft {
  readonly chip: number;
  /** Digits; whatever stands here counts, '' leaves it to the chip. */
  readonly typed: string;
}

export const onePerson: PartySizeDraft = { chip: 1, typed: '' };

/** The number of people meant; whether a party may be that large is for the host to say. */
export function sizeOf({ chip, typed }: PartySizeDraft): number {
  return typed === '' ? chip : Number(typed);
}

/** Parties larger than this are typed. */
const chipCount = 5;
const chips = Array.from({ length: chipCount }, (_, index) => String(index + 1));

interface PartySizeProps {
  readonly value: PartySizeDraft;
  readonly isWrong: boolean;
  readonly onChange: (size: PartySizeDraft) => void;
}

/** 1 to 5 by a chip, more by typing; what is typed stays as it was typed. */
export function PartySize({ value, isWrong, onChange }: PartySizeProps): ReactElement {
  return (
    <div className="row">
      <ChipChoice
        label="人数"
        value={value.typed === '' ? String(value.chip) : ''}
        choices={chips.map((size) => ({ value: size, label: size }))}
        onChange={(size) => onChange({ chip: Number(size), typed: '' })}
      />
      <input
        className="in size"
        aria-label="更多人"
        inputMode="numeric"
        autoComplete="off"
        placeholder="更多"
        maxLength={3}
        aria-invalid={isWrong || undefined}
        value={value.typed}
        onChange={(event) =>
          onChange({ ...value, typed: event.currentTarget.value.normalize('NFKC').replace(/\D/g, '') })
        }
      />
    </div>
  );
}
