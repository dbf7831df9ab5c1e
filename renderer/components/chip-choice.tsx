import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef } from 'react';
import { isComposing } from '../app/key-stroke.ts';
import './choosing.css';

interface Chip<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly title?: string;
  /** Its letters, lower case: the first one chooses it. Where one chip has them, no letter leaves the row. */
  readonly initials?: string;
}

interface ChipChoiceProps<Value extends string> {
  readonly label: string;
  /** Null while nothing is chosen, and nothing may be chosen for them. */
  readonly value: Value | null;
  readonly choices: readonly Chip<Value>[];
  readonly onChange: (value: Value) => void;
  /** The chip that takes the focus when the form is entered by a key. */
  readonly entry?: boolean;
}

/** One of a few as chips, its name before them; arrows choose, and so does the number of the chip or its initial. */
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
  useEffect(() => {
    // what is chosen by itself while the row has the focus takes the focus along: it never stands on another chip
    if (row.current?.contains(document.activeElement) !== true) return;
    const chips = [...row.current.querySelectorAll<HTMLElement>('button')];
    chips.find(({ dataset }) => dataset.chip === value)?.focus();
  }, [value]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || isComposing(event.nativeEvent)) return;
    const found = indexFor(event.key, choices, at);
    if (found === null) return;
    event.preventDefault();
    take(found);
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
            data-chip={choice.value}
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

/** The chip that a key means, from the chosen one on; -1 for a letter that nobody has, null for a key of others. */
function indexFor(key: string, choices: readonly Pick<Chip<string>, 'initials'>[], at: number): number | null {
  const count = choices.length;
  if (key === 'ArrowRight' || key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (Math.max(at, 0) - 1 + count) % count;
  if (/^[1-9]$/.test(key)) return Number(key) <= count ? Number(key) - 1 : null;
  if (!/^[a-z]$/i.test(key) || choices.every(({ initials }) => initials === undefined)) return null;
  const letter = key.toLowerCase();
  const next = choices.map((_, index) => (at + 1 + index) % count);
  return next.find((index) => choices[index]?.initials?.startsWith(letter)) ?? -1;
}
