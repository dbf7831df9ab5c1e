import type { KeyboardEvent, ReactElement } from 'react';
import { useRef } from 'react';
import type { CustomerStage } from '../../../shared/domain/customer.ts';
import { stageChoices } from './list-views.ts';

interface StageFilterProps {
  readonly value: CustomerStage | null;
  readonly onChange: (stage: CustomerStage | null) => void;
}

/** Whom the list shows: both, prospects, or 基盘; ← → move between them. */
export function StageFilter({ value, onChange }: StageFilterProps): ReactElement {
  const row = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = stageChoices.findIndex(({ stage }) => stage === value);
    const next = (at + step + stageChoices.length) % stageChoices.length;
    onChange(stageChoices[next]?.stage ?? null);
    row.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  return (
    <div ref={row} className="chips" role="radiogroup" aria-label="客户阶段" onKeyDown={onKeyDown}>
      {stageChoices.map(({ stage, label }) => (
        // biome-ignore lint/a11y/useSemanticElements: a chip, as everywhere a few words are chosen from
        <button
          key={label}
          type="button"
          role="radio"
          className="chip"
          aria-checked={stage === value}
          tabIndex={stage === value ? 0 : -1}
          onClick={() => onChange(stage)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
