import type { ReactElement } from 'react';
import '../../components/choosing.css';
import { usePeople } from './use-people.ts';

interface PeopleChipsProps {
  readonly label: string;
  /** Whoever gives does not receive. */
  readonly without: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Whoever receives: everybody who can have customers, any number of them. */
export function PeopleChips({ label, without, chosen, onChange }: PeopleChipsProps): ReactElement {
  const people = usePeople().filter(({ id }) => id !== without);
  return (
    <fieldset className="chip-set">
      <legend className="xs t2">{label}</legend>
      <div className="people-chips">
        {people.map(({ id, name }) => {
          const isChosen = chosen.includes(id);
          return (
            // biome-ignore lint/a11y/useSemanticElements: a chip, as everywhere a few words are chosen from
            <button
              key={id}
              type="button"
              role="checkbox"
              className="chip"
              aria-checked={isChosen}
              onClick={() => onChange(isChosen ? chosen.filter((each) => each !== id) : [...chosen, id])}
            >
              {name}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
