import { type KeyboardEvent, type ReactElement, useId, useRef } from 'react';
import { isComposing } from '../app/key-stroke.ts';
import './choosing.css';

interface ChipChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly title?: string }[];
  readonly onChange: (value: Value) => void;
  /** The chip that takes the focus when the form is entered by a key. */
  readonly entry?: boolean;
}

/** One of a few as chips, its name before them; ← → choose, and so does the number of the chip. */
export function ChipChoice<Value extends string>(props: ChipChoiceProps<Value>): ReactElement {
  const { label, value, choices, onChange, entry = false } = props;
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const at = choices.findIndex((choice) => choice.value === value);
  const take = (index: number): void => {
    const choice = choices[index];
    if (choice === undefined) return;
    onChange(choice.value);
    row.current?.querySelectorAll<HTMLElement>('button')[index]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || isComposing(event.nativeEvent)) return;
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const number = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : null;
    if (step === 0 && (number === null || number >= choices.length)) return;
    event.preventDefault();
    take(number ?? (at + step + choices.length) % choices.length);
  };
  return (
    <div className="chip-row">
      <span id={id} className="lab">
        {label}
      </span>
      <div ref={row} className="chips" role="radiogroup" aria-labelledby={id} onKeyDown={onKeyDown}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useSemanticElements: a chip, as everywhere a few words are chosen from
          <button
            key={choice.value}
            type="button"
            role="radio"
            className="chip"
            title={choice.title}
            aria-checked={index === at}
            tabIndex={index === Math.max(at, 0) ? 0 : -1}
            {...(entry && index === Math.max(at, 0) ? { 'data-entry': '' } : {})}
            onClick={() => onChange(choice.value)}
          >
            {choice.label}
          </button>
        ))}
      </div>
    </div>
  );
}
