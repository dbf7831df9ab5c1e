import type { ReactElement } from 'react';
import { civilDateAt, localTimeAt } from '../../shared/calendar/civil-date.ts';
import { dateWords, fullDateWords } from '../../shared/calendar/words.ts';
import { useToday, useZone } from '../state/clock.ts';

interface InstantProps {
  /** UTC ms; null for never. */
  readonly at: number | null;
  /** Said for never. */
  readonly never?: string;
}

/** When something happened, in the store's zone: 「今天 10:32」, 「11月23日 周一 08:05」. */
export function Instant({ at, never = '—' }: InstantProps): ReactElement {
  const today = useToday();
  const zone = useZone();
  if (at === null) return <span className="t3">{never}</span>;
  const day = civilDateAt(at, zone);
  const time = localTimeAt(at, zone);
  return (
    <time className="nw" dateTime={new Date(at).toISOString()} title={`${fullDateWords(day)} ${time}`}>
      {dateWords(day, today)} {time}
    </time>
  );
}
