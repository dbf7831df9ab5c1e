import type { ReactElement } from 'react';
import { Icon } from '../../components/icon.tsx';
import { Kbd } from '../../components/marks.tsx';

interface OfferButtonProps {
  /** `Alt+1` … `Alt+9`. */
  readonly number: number;
  readonly title: string;
  /** What it does, in one line. */
  readonly meaning: string;
  readonly taken: boolean;
  readonly onClick: () => void;
}

/** One way to go on with somebody the store knows. */
export function OfferButton({ number, title, meaning, taken, onClick }: OfferButtonProps): ReactElement {
  return (
    <button type="button" className="offer" aria-pressed={taken} aria-keyshortcuts={`Alt+${number}`} onClick={onClick}>
      <Kbd keys={`Alt+${number}`} />
      <b>{title}</b>
      {taken && <Icon name="check" />}
      <span className="xs t2">{meaning}</span>
    </button>
  );
}
